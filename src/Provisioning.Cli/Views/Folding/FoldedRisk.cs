using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Folding;

/// <summary>The same risk for everybody in every environment whom it concerns.</summary>
/// <param name="Kind">As <see cref="Risk.KindName"/> says it.</param>
/// <param name="Place">Of the first.</param>
/// <param name="Places">How many different lines there are.</param>
internal sealed record FoldedRisk(string Kind, string What, Spread Who, Place Place, int Places)
{
    private const string Gains = "gains access; the table of access says what";

    /// <summary>Gains are told one by one in the table of access; here they are one line.</summary>
    public static ImmutableArray<FoldedRisk> Of(ImmutableArray<Review> reviews) =>
    [
        .. reviews.SelectMany(r => r.Risks.Select(k => (Environment: EnvironmentNames.Of(r), Risk: k)))
            .GroupBy(p => (p.Risk.Kind, What: WhatOf(p.Risk)))
            .OrderBy(g => g.Key.Kind)
            .Select(g => new FoldedRisk(
                g.First().Risk.KindName,
                g.Key.What,
                Spread.Of(g.Select(p => (p.Environment, p.Risk.Who))),
                g.First().Risk.Place,
                g.Select(p => p.Risk.Place with { Subject = string.Empty }).Distinct().Count())),
    ];

    // A finding's sentence names whom it is about, which stands beside it here.
    private static string WhatOf(Risk risk) => risk.Kind switch
    {
        RiskKind.Broadening => Gains,
        RiskKind.Finding => risk.What.Replace($" '{risk.Who}'", string.Empty, StringComparison.Ordinal),
        _ => risk.What,
    };
}
