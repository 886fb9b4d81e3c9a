using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Whether a saved plan still fits the realm. What a plan may do is judged by the gates of the review.</summary>
public static class PlanGuards
{
    /// <summary>Refuses a saved plan when what it rests on has changed.</summary>
    public static ImmutableArray<Diagnostic> Stale(Plan plan, RealmState observed)
    {
        if (plan.Realm != observed.Name)
        {
            return [PlanningCodes.StalePlan.At(Place.Of(observed.Name), $"The plan is for realm '{plan.Realm}', this is realm '{observed.Name}'.")];
        }

        var changed = plan.Changes
            .DistinctBy(c => c.Address)
            .FirstOrDefault(c => !Equals(c.Before, observed.Counterpart((c.Before ?? c.After)!)));
        if (changed is not null)
        {
            return [PlanningCodes.StalePlan.At(Place.Of(changed.Address.Name), $"{changed.Address} is no longer as the plan found it.")];
        }

        return plan.ObservedDigest == ObservedDigest.Of(plan, observed)
            ? []
            : [PlanningCodes.StalePlan.At(Place.Of(plan.Realm), $"Realm '{plan.Realm}' has changed since the plan was made.")];
    }
}
