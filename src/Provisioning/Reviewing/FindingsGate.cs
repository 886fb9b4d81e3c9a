using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>Refuses warnings as well as errors; information passes.</summary>
internal static class FindingsGate
{
    private const int MaxCauses = 20;

    public static IEnumerable<GateVerdict> Judge(ImmutableArray<Diagnostic> findings, GateSettings settings)
    {
        if (!settings.FailOnFindings)
        {
            yield break;
        }

        var counted = findings.Where(f => f.Severity != Severity.Info).ToList();
        if (counted.Count == 0)
        {
            yield return new GateVerdict(Gate.Findings, false, "There is no error and no warning.", []);
            yield break;
        }

        var first = counted[0];
        yield return new GateVerdict(
            Gate.Findings,
            true,
            $"{Sentences.Count(counted.Count, "finding")} of severity error or warning, "
                + $"first {first.Code} for '{(first.Subject.Length > 0 ? first.Subject : first.Place.ToString())}'.",
            [.. counted.Take(MaxCauses).Select(f => GateCodes.Findings.At(f.Place, $"{f.SeverityName} {f.Code}: {f.Message}", f.Next))]);
    }
}
