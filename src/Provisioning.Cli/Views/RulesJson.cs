using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>The catalogue of codes as JSON.</summary>
internal static class RulesJson
{
    public static void Write(TextWriter output, ImmutableArray<DiagnosticDescriptor> codes)
    {
        using var page = JsonPage.Open(output, "rules");
        page.Writer.WriteStartArray("rules");
        foreach (var code in codes)
        {
            page.Writer.WriteStartObject();
            page.Writer.WriteString("code", code.Code);
            page.Writer.WriteString("severity", SeverityWords.Of(code.Severity));
            page.Writer.WriteString("title", code.Title);
            page.Writer.WriteString("reason", code.Reason);
            page.Writer.WriteString("source", code.Source);
            page.Writer.WriteString("remedy", code.Remedy);
            page.Writer.WriteEndObject();
            page.Breathe();
        }

        page.Writer.WriteEndArray();
        page.Close();
    }
}
