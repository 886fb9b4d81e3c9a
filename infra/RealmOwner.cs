using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Infra;

/// <summary>Refuses a stack that the built-in applier wrote: two appliers would undo each other's work.</summary>
internal static class RealmOwner
{
    public static async Task CheckAsync(DeclaredStack stack, IRealmGateway realm, CancellationToken cancellationToken)
    {
        var desired = Handover.To(Marks.PulumiApplier, stack.Environment.DesiredFor([stack.Name]));
        var reading = await realm.ReadAsync(RealmQuery.For([stack.Name], desired, []), cancellationToken).ConfigureAwait(false);
        var planned = Planner.Plan(new PlanRequest
        {
            Environment = stack.Environment.Name,
            Observed = reading.State,
            Desired = desired,
            Stacks = [stack.Name],
            Applier = Marks.PulumiApplier,
        });

        // Only what concerns ownership; how the realm differs is Pulumi's own preview to tell.
        string[] ownership =
        [
            PlanningCodes.OwnedByAnotherStack.Code, PlanningCodes.AppliedByAnother.Code, PlanningCodes.KeycloaksOwn.Code,
            PlanningCodes.PrerequisiteMissing.Code,
        ];
        Findings.StopOnErrors([.. reading.Findings, .. planned.Findings.Where(f => ownership.Contains(f.Code))]);
    }
}
