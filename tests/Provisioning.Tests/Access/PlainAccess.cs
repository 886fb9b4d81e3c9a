using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Tests.Access;

/// <summary>The definition of access, computed the slow way: sets of names grown until nothing is added.</summary>
internal static class PlainAccess
{
    public static Dictionary<RoleRef, Reach> Of(RealmState realm, Principal principal)
    {
        if (principal.Kind == PrincipalKind.User)
        {
            return realm.Users.TryGetValue(principal.Name, out var user)
                ? Closure(realm, [.. user.Grants, .. FromGroups(realm, user.Groups)])
                    .ToDictionary(r => r, _ => user.Enabled ? Reach.Token : Reach.Held)
                : [];
        }

        if (!realm.Clients.TryGetValue(principal.Name, out var client) || client.ServiceAccount is not { } account)
        {
            return [];
        }

        var held = Closure(realm, [.. account.Grants, .. FromGroups(realm, account.Groups)]);
        var token = InToken(realm, client, held);
        return held.ToDictionary(r => r, r => client.Enabled && token.Contains(r) ? Reach.Token : Reach.Held);
    }

    private static HashSet<RoleRef> InToken(RealmState realm, Client client, HashSet<RoleRef> held)
    {
        var scopes = client.DefaultScopes.Where(realm.ClientScopes.ContainsKey).Select(n => realm.ClientScopes[n])
            .Where(s => Closure(realm, s.Roles) is var roles && (roles.Count == 0 || roles.Overlaps(held)))
            .ToList();
        var mappers = scopes.SelectMany(s => s.Mappers.Values).Select(m => m.Type).ToHashSet();
        var scope = client.FullScopeAllowed
            ? held
            : Closure(realm, [
                .. realm.Roles.Keys.Where(r => r.Client == client.ClientId), .. client.ScopeRoles, .. scopes.SelectMany(s => s.Roles)]);
        return [.. held.Where(scope.Contains).Where(r =>
            mappers.Contains(r.IsRealmRole ? "oidc-usermodel-realm-role-mapper" : "oidc-usermodel-client-role-mapper"))];
    }

    private static IEnumerable<RoleRef> FromGroups(RealmState realm, IEnumerable<string> groups) => realm.Groups.Values
        .Where(above => groups.Any(g => g == above.Path || g.StartsWith(above.Path + "/", StringComparison.Ordinal)))
        .SelectMany(g => g.Grants);

    private static HashSet<RoleRef> Closure(RealmState realm, IEnumerable<RoleRef> roles)
    {
        var closure = roles.Where(realm.Roles.ContainsKey).ToHashSet();
        int before;
        do
        {
            before = closure.Count;
            closure.UnionWith(closure.SelectMany(r => realm.Roles[r].Members).Where(realm.Roles.ContainsKey).ToList());
        }
        while (closure.Count > before);

        return closure;
    }
}
