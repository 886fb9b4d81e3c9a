using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>Findings as JSON objects, all of them.</summary>
internal static class FindingsJson
{
    public static void Write(JsonPage page, string property, IEnumerable<Diagnostic> findings)
    {
        page.Writer.WriteStartArray(property);
        foreach (var finding in findings)
        {
            page.Writer.WriteStartObject();
            WriteFields(page, finding);
            page.Writer.WriteEndObject();
            page.Breathe();
        }

        page.Writer.WriteEndArray();
    }

    public static void WriteFields(JsonPage page, Diagnostic finding)
    {
        var writer = page.Writer;
        writer.WriteString("code", finding.Code);
        writer.WriteString("severity", finding.SeverityName);
        if (finding.Place.File.Length > 0)
        {
            writer.WriteString("file", finding.Place.File);
        }

        if (finding.Place.Line > 0)
        {
            writer.WriteNumber("line", finding.Place.Line);
            writer.WriteNumber("column", finding.Place.Column);
        }

        if (finding.Subject.Length > 0)
        {
            writer.WriteString("subject", finding.Subject);
        }

        writer.WriteString("message", finding.Message);
        if (finding.Next.Length > 0)
        {
            writer.WriteString("next", finding.Next);
        }
    }
}
