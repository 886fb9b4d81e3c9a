using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Preflights;

/// <summary>
/// What a plan needs beyond the rights that every apply needs. Keycloak lets nobody give, take away or pass on a role of
/// <c>realm-management</c> that he does not hold, and asks for <c>manage-realm</c> where realm roles are written.
/// </summary>
public static class PlanRights
{
    private const string ManageRealm = "manage-realm";

    /// <summary>Each role of <c>realm-management</c> that applying the plan needs, with the objects that need it.</summary>
    public static Map<string, ValueSet<Address>> Needed(Plan plan) => Map<string, ValueSet<Address>>.From(plan.Changes
        .SelectMany(change => RolesFor(change).Select(role => (Role: role, change.Address)))
        .GroupBy(need => need.Role, need => need.Address, StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, ValueSet.From(group))));

    /// <summary>The check of a plan, or null when it needs nothing special or nothing tells what the caller holds.</summary>
    public static PreflightCheck? Check(Plan plan, PreflightReport report)
    {
        var needed = Needed(plan);
        if (needed.Count == 0 || report.Rights is not { } held)
        {
            return null;
        }

        var missing = held.Missing(needed.Keys);
        if (missing.IsEmpty)
        {
            return new PreflightCheck("plan", $"its special needs are held: {string.Join(", ", needed.Keys)}");
        }

        var needs = string.Join("; ", missing.Select(role => $"'{role}' for {Sentences.List([.. needed[role]])}"));
        var message = $"Applying this plan needs roles of 'realm-management' that {report.Caller} lacks: {needs}.";
        var place = Place.Of(plan.Realm);
        return PreflightCheck.Failing("plan", report.Writes ? KeycloakCodes.RightMissing.At(place, message) : PreflightCodes.RightMissingToApply.At(place, message));
    }

    private static IEnumerable<string> RolesFor(Change change)
    {
        var (before, after) = (RolesOf(change.Before), RolesOf(change.After));
        var moved = before.Where(role => !after.Contains(role)).Concat(after.Where(role => !before.Contains(role))).ToList();
        var special = change switch
        {
            // Clients and users are deleted with their grants, by whoever may delete them.
            { After: null, Before: Client or User } => [],
            { Before: Role { Ref.IsRealmRole: true } } or { After: Role { Ref.IsRealmRole: true } } => [ManageRealm],
            { After: Role } when moved.Any(role => role.IsRealmRole) => [ManageRealm],
            _ => Array.Empty<string>(),
        };
        var administering = change is { After: null } ? [] : moved.Where(role => role.Client == KeycloakBuiltIns.RealmManagement).Select(role => role.Name);
        return special.Concat(administering).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What is granted to a technical user, or contained in a role. A scope needs nothing special.</summary>
    private static ValueSet<RoleRef> RolesOf(IRealmObject? item) => item switch
    {
        Client { ServiceAccount: { } account } => account.Grants,
        User user => user.Grants,
        Role role => role.Members,
        _ => [],
    };
}
