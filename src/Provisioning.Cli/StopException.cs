using System.Collections.Frozen;
using Provisioning.Diagnostics;

namespace Provisioning.Cli;

/// <summary>Problems that end the command at once because nothing can be answered without their solution.</summary>
internal sealed class StopException(Outcome outcome, ImmutableArray<Diagnostic> findings)
    : Exception(string.Join(Environment.NewLine, findings.Select(f => f.Message)))
{
    private static readonly FrozenSet<string> Targets =
        KeycloakCodes.All.Concat(KeyVaultCodes.All).Select(c => c.Code).ToFrozenSet(StringComparer.Ordinal);

    public StopException(Outcome outcome, Diagnostic finding)
        : this(outcome, [finding])
    {
    }

    public Outcome Outcome { get; } = outcome;

    public ImmutableArray<Diagnostic> Findings { get; } = findings;

    /// <summary>Bad input changes nothing and is answered with everything that is wrong, not just the first.</summary>
    public static void ThrowIfErrors(ImmutableArray<Diagnostic> findings)
    {
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            throw new StopException(OutcomeOf(findings), Diagnostic.Sort(findings));
        }
    }

    /// <summary>A server or vault that cannot be used is no mistake in the input: another try may succeed without any change.</summary>
    private static Outcome OutcomeOf(ImmutableArray<Diagnostic> findings) =>
        findings.Any(f => f.Severity == Severity.Error && Targets.Contains(f.Code)) ? Outcome.Stopped : Outcome.Problems;
}
