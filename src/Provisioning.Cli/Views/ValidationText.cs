using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>Findings, the exceptions in force, and a summary by code.</summary>
internal static class ValidationText
{
    // A handful of findings is its own summary.
    private const int SummaryFrom = 4;

    public static void Write(Page page, Validation validation)
    {
        FindingsView.WriteList(page, validation.Findings);
        if (validation.Findings.Length >= SummaryFrom)
        {
            page.Line();
            foreach (var (code, severity, count) in validation.ByCode)
            {
                page.Write($"{code}  ", Tone.Strong)
                    .Write(SeverityWords.Of(severity).PadRight(7), FindingsView.ToneOf(severity))
                    .Write(count.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(6))
                    .Write("  ").Line(DiagnosticCatalogue.Find(code)?.Title ?? string.Empty, Tone.Quiet);
            }
        }

        ExceptionsText.Write(page, validation.Accepted);
        if (validation.Findings.Length > 0 || validation.Accepted.Length > 0)
        {
            page.Line();
        }

        page.Line(
            $"{Counting.Of(validation.Subject.Length, validation.Noun)} checked: {validation.Sentence}.",
            validation.HasErrors ? Tone.Bad : Tone.Good);
    }
}
