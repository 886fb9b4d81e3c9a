using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Planning;

/// <summary>
/// Compares the desired with the observed realm. Total and deterministic: every object of the selected stacks is created,
/// changed, deleted, left as it is, or refused with a finding.
/// </summary>
public static class Planner
{
    /// <exception cref="ArgumentException">An object is desired without the mark of a selected stack.</exception>
    public static PlanResult Plan(PlanRequest request)
    {
        var ownership = Ownership.Of(request);
        var comparison = new Comparison(request, ownership);
        comparison.Run();
        var removals = Removals.Of(request, ownership);
        var prerequisites = new Prerequisites(request, removals.Deleted);
        var changes = Waves.Order([.. prerequisites.Keep(comparison.Drafts), .. removals.Drafts]);
        prerequisites.Check(comparison.Settled);
        var secrets = new SecretComparison(request, ownership, comparison.Refused, removals.Deleted);
        var due = new DueSecrets(request, ownership, changes);
        var plan = new Plan
        {
            Environment = request.Environment,
            Realm = request.Observed.Name,
            Stacks = request.Stacks,
            Changes = changes,
            Secrets = ValueList.From(due.AddTo([.. secrets.Changes()])),
            ObservedDigest = ObservedDigest.Of(request.Stacks, changes, request.Observed),
        };
        return new PlanResult(plan, Diagnostic.Sort(
        [
            .. ownership.Findings,
            .. comparison.Findings,
            .. removals.Findings,
            .. prerequisites.Findings(),
            .. secrets.Findings,
            .. due.Findings,
        ]));
    }
}
