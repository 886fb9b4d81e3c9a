using Provisioning.Diagnostics;

namespace Provisioning.Planning;

/// <summary>
/// A plan and what is to be said about it. With a finding that blocks it (<see cref="PlanningCodes.Blocks"/>) the plan is for
/// reading only: it leaves out what was refused and must not be applied.
/// </summary>
public sealed record PlanResult(Plan Plan, ImmutableArray<Diagnostic> Findings)
{
    public bool IsRefused => Findings.Any(PlanningCodes.Blocks);
}
