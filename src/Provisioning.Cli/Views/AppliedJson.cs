using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>What an apply did and did not do, and where each secret went.</summary>
internal static class AppliedJson
{
    public static void Write(JsonPage page, AppliedEnvironment applied)
    {
        var writer = page.Writer;
        var report = applied.Report;
        writer.WriteStartObject("applied");
        writer.WriteString("end", applied.Outcome switch { Outcome.Done => "completed", Outcome.Cancelled => "cancelled", _ => "failed" });
        writer.WriteString("error", report.Error);
        WriteAddresses(page, "done", report.Done);
        WriteAddresses(page, "notDone", report.NotDone);
        writer.WriteStartArray("secrets");
        foreach (var secret in report.Secrets)
        {
            writer.WriteStartObject();
            writer.WriteString("name", secret.Change.Secret.Name);
            writer.WriteString("clientId", secret.Change.Secret.ClientId);
            writer.WriteString("action", ActionWords.Of(secret.Change.Action));
            writer.WriteString("location", secret.Location);
            writer.WriteString("version", secret.Version);
            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("secretsNotDone");
        foreach (var secret in report.SecretsNotDone)
        {
            writer.WriteStringValue(secret.Secret.Name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAddresses(JsonPage page, string property, IEnumerable<Change> changes)
    {
        page.Writer.WriteStartArray(property);
        foreach (var change in changes)
        {
            page.Writer.WriteStringValue(change.Address.ToString());
            page.Breathe();
        }

        page.Writer.WriteEndArray();
    }
}
