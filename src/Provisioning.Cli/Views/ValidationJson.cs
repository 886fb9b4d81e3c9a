using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>What <c>validate</c> found, as JSON.</summary>
internal static class ValidationJson
{
    public static void Write(TextWriter output, Validation validation)
    {
        using var page = JsonPage.Open(output, "validate");
        var writer = page.Writer;
        writer.WriteStartArray(validation.Noun + "s");
        foreach (var subject in validation.Subject)
        {
            writer.WriteStringValue(subject);
        }

        writer.WriteEndArray();
        FindingsJson.Write(page, "findings", validation.Findings);
        ExceptionsJson.Write(page, validation.Accepted);
        writer.WriteStartArray("summary");
        foreach (var (code, severity, count) in validation.ByCode)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            writer.WriteString("severity", SeverityWords.Of(severity));
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        page.Close();
    }
}
