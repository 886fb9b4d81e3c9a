using System.Globalization;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Reasons to stop before a plan is applied. Each is a pure function with findings.</summary>
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

    /// <summary>Refuses to delete more objects of a stack than allowed.</summary>
    /// <param name="allowed">How many, for each stack; null for a tenth of what the stack owns, and at least one.</param>
    public static ImmutableArray<Diagnostic> Deletions(Plan plan, RealmState observed, int? allowed = null)
    {
        var deletions = plan.Changes.Where(c => c.Action == ChangeAction.Delete).CountBy(c => c.Stack, StringComparer.Ordinal).ToList();
        if (deletions.Count == 0)
        {
            return [];
        }

        var owned = observed.Objects().CountBy(o => o.Stack, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. deletions
                .Where(d => d.Value > (allowed ?? DefaultLimit(owned.GetValueOrDefault(d.Key))))
                .OrderBy(d => d.Key, StringComparer.Ordinal)
                .Select(d => PlanningCodes.TooManyDeletions.At(Place.Of(d.Key), string.Create(
                    CultureInfo.InvariantCulture,
                    $"The plan deletes {d.Value} of the {owned.GetValueOrDefault(d.Key)} objects of stack '{d.Key}'; allowed are {allowed ?? DefaultLimit(owned.GetValueOrDefault(d.Key))}."))),
        ];
    }

    /// <summary>Refuses changes that newly grant, contain or let into a token a role that administers the realm.</summary>
    public static ImmutableArray<Diagnostic> Privileged(Plan plan) =>
    [
        .. plan.Changes
            .SelectMany(c => RolesOf(c.After).Except(RolesOf(c.Before)).Where(KeycloakBuiltIns.IsPrivileged).Select(role => (c.Address, role)))
            .Distinct()
            .Select(p => PlanningCodes.PrivilegedGrant.At(Place.Of(p.Address.Name), $"{p.Address} would get the privileged role '{p.role}'.")),
    ];

    private static int DefaultLimit(int owned) => Math.Max(1, owned / 10);

    private static IEnumerable<RoleRef> RolesOf(IRealmObject? item) => item switch
    {
        Client client => (client.ServiceAccount?.Grants ?? []).Concat(client.ScopeRoles),
        Role role => role.Members,
        ClientScope scope => scope.Roles,
        _ => [],
    };
}
