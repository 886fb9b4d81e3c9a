using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>The catalogue of codes as a list; one code in full.</summary>
internal static class RulesText
{
    public static void Write(Page page, ImmutableArray<DiagnosticDescriptor> codes, bool inFull)
    {
        foreach (var code in codes)
        {
            page.Write(code.Code, Tone.Strong).Write("  ")
                .Write(SeverityWords.Of(code.Severity).PadRight(7), FindingsView.ToneOf(code.Severity))
                .Write("  ").Line(code.Title);
            if (inFull)
            {
                page.Line().Write("Why     ", Tone.Quiet).Line(code.Reason);
                page.Write("Source  ", Tone.Quiet).Line(code.Source);
                page.Write("Remedy  ", Tone.Quiet).Line(code.Remedy);
            }
        }
    }
}
