using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views.Folding;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>What must not be overlooked, before everything else. Gains and findings have their own places below.</summary>
internal static class RisksText
{
    private const int Shown = 30;
    private const int NamesShown = 5;

    public static void Write(Page page, Review review)
    {
        var risks = FoldedRisk.Of([review with { Risks = [.. review.Risks.Where(r => r.Kind is not (RiskKind.Broadening or RiskKind.Finding))] }]);
        if (risks.IsEmpty)
        {
            return;
        }

        page.Line().Line("Look at this first", Tone.Strong);
        foreach (var risk in risks.Take(Shown))
        {
            page.Write($"  ! {risk.Kind}: ", Tone.Bad)
                .Write(Counting.Names(risk.Who.Parts[0].Names, NamesShown)).Write(" ").Write(risk.What)
                .Line(risk.Place.File.Length > 0 ? $"    {risk.Place}" : string.Empty, Tone.Quiet);
        }

        if (risks.Length > Shown)
        {
            page.Line($"  ... and {risks.Length - Shown} more; --format json lists them all.", Tone.Quiet);
        }
    }
}
