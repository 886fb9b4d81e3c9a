using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>Refuses warnings as well as errors; information passes.</summary>
internal static class FindingsGate
{
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
        var sentence = $"{Sentences.Count(counted.Count, "finding")} of severity error or warning, "
            + $"first {first.Code} for '{(first.Subject.Length > 0 ? first.Subject : first.Place.ToString())}'.";
        yield return new GateVerdict(Gate.Findings, true, sentence, [GateCodes.Findings.At(first.Place, sentence)]);
    }
}
