using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Cli.Matrices;

/// <summary>Who has which permission, and which role contains which: the two tables of a realm, or of a stack's part of it.</summary>
/// <param name="Subject">The stack or file that was asked about.</param>
/// <param name="Users">Technical users, in the order of their names.</param>
internal sealed record RealmMatrix(
    string Subject, AccessGraph Access, ImmutableArray<RoleTable> RoleTables, ImmutableArray<Holder> Users)
{
    /// <summary>All roles and technical users of a realm, except those that Keycloak brings.</summary>
    public static RealmMatrix OfRealm(string subject, RealmState realm)
    {
        var access = new AccessGraph(realm);
        var roles = realm.Roles.Values.Where(r => !r.IsPermission && !KeycloakBuiltIns.IsBuiltIn(r.Ref)).Select(r => r.Ref);
        return new(subject, access, RoleTable.Of(access, roles), [.. Holder.In(realm)]);
    }

    /// <summary>What one stack owns. A tenant owns no roles: then the ones that its technical users were granted.</summary>
    public static RealmMatrix OfStack(string stack, RealmState realm)
    {
        var access = new AccessGraph(realm);
        var users = Holder.In(realm).Where(h => h.Stack == stack).ToImmutableArray();
        var granted = users.SelectMany(u => u.Grants);
        var owned = realm.Roles.Values.Where(r => r.Stack == stack).Select(r => r.Ref);
        var roles = owned.Concat(granted).Distinct()
            .Where(r => realm.Roles.TryGetValue(r, out var role) && !role.IsPermission && !KeycloakBuiltIns.IsBuiltIn(r));
        return new(stack, access, RoleTable.Of(access, roles), users);
    }
}
