using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>
/// Findings without repetition: what all environments share is said once, with the highest severity that any of them gives it.
/// </summary>
internal sealed class FindingSet
{
    private readonly Dictionary<(string Code, Place Place, string Message, string Next), Severity> severities = [];

    public void Add(Diagnostic finding)
    {
        var key = (finding.Code, finding.Place, finding.Message, finding.Next);
        severities[key] = severities.TryGetValue(key, out var known) && known > finding.Severity ? known : finding.Severity;
    }

    public ImmutableArray<Diagnostic> Sorted() =>
        Diagnostic.Sort(severities.Select(f => new Diagnostic(f.Key.Code, f.Value, f.Key.Place, f.Key.Message, f.Key.Next)));
}
