using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>The catalogue of codes as a table for documentation.</summary>
internal static class RulesMarkdown
{
    public static void Write(TextWriter output, ImmutableArray<DiagnosticDescriptor> codes)
    {
        Markdown.Table(
            output,
            ["Code", "Severity", "Demand", "Reason", "Source", "Remedy"],
            codes.Select(c => (string[])
                [c.Code, SeverityWords.Of(c.Severity), Markdown.Text(c.Title), Markdown.Text(c.Reason), Markdown.Text(c.Source), Markdown.Text(c.Remedy)]));
    }
}
