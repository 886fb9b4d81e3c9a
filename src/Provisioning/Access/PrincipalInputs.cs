using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// Tells principals for whom nothing can have changed, without expanding them: the same grants, groups and scope over the same
/// roles, groups and client scopes.
/// </summary>
internal sealed class PrincipalInputs(AccessGraph before, AccessGraph after)
{
    private readonly bool sameGround =
        before.Realm.Roles.Equals(after.Realm.Roles)
        && before.Realm.Groups.Equals(after.Realm.Groups)
        && before.Realm.ClientScopes.Equals(after.Realm.ClientScopes);

    public bool AreEqual(Principal principal)
    {
        if (!sameGround)
        {
            return false;
        }

        return principal.Kind == PrincipalKind.User
            ? before.Realm.Users.TryGetValue(principal.Name, out var oldUser)
                && after.Realm.Users.TryGetValue(principal.Name, out var newUser)
                && AreEqual(oldUser, newUser)
            : before.Realm.Clients.TryGetValue(principal.Name, out var oldClient)
                && after.Realm.Clients.TryGetValue(principal.Name, out var newClient)
                && AreEqual(oldClient, newClient);
    }

    private static bool AreEqual(User a, User b) =>
        ReferenceEquals(a, b) || (a.Enabled == b.Enabled && a.Grants.Equals(b.Grants) && a.Groups.Equals(b.Groups));

    private static bool AreEqual(Client a, Client b) =>
        ReferenceEquals(a, b)
        || (a.Enabled == b.Enabled
            && a.FullScopeAllowed == b.FullScopeAllowed
            && Equals(a.ServiceAccount, b.ServiceAccount)
            && a.ScopeRoles.Equals(b.ScopeRoles)
            && a.DefaultScopes.Equals(b.DefaultScopes)
            && a.Mappers.Equals(b.Mappers));
}
