using Provisioning.Cli.Terminals;
using Provisioning.Preflights;

namespace Provisioning.Cli.Views;

/// <summary>What a preflight checked, as the property <c>preflight</c>.</summary>
internal static class PreflightJson
{
    public static void Write(JsonPage page, PreflightReport report)
    {
        var writer = page.Writer;
        writer.WriteStartObject("preflight");
        writer.WriteNumber("requests", report.Requests);
        writer.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("check", check.Name);
            writer.WriteBoolean("ok", check.Finding is null);
            writer.WriteString("detail", check.Detail);
            if (check.Finding is { } finding)
            {
                FindingsJson.WriteFields(page, finding);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
