using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Cli.Views;

/// <summary>What <c>validate</c> found.</summary>
/// <param name="Subject">What was looked at: stacks, or files.</param>
/// <param name="Noun"><c>stack</c> or <c>realm</c>.</param>
internal sealed record Validation(
    string Noun, ImmutableArray<string> Subject, ImmutableArray<Diagnostic> Findings, ImmutableArray<AcceptedFinding> Accepted)
{
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    public IEnumerable<(string Code, Severity Severity, int Count)> ByCode =>
        Findings.GroupBy(f => (f.Code, f.Severity))
            .OrderBy(g => g.Key.Code, StringComparer.Ordinal).ThenByDescending(g => g.Key.Severity)
            .Select(g => (g.Key.Code, g.Key.Severity, g.Count()));

    /// <summary>For example <c>2 errors, 1 warning</c>, or <c>no findings</c>.</summary>
    public string Sentence => FindingCounts.Sentence(Findings);
}

/// <summary>Findings in numbers.</summary>
internal static class FindingCounts
{
    public static string Sentence(ImmutableArray<Diagnostic> findings)
    {
        if (findings.IsEmpty)
        {
            return "no findings";
        }

        var counts = findings.CountBy(f => f.Severity).OrderByDescending(c => c.Key);
        return string.Join(", ", counts.Select(c => c.Key == Severity.Info ? $"{c.Value} for information" : Counting.Of(c.Value, SeverityWords.Of(c.Key))));
    }
}
