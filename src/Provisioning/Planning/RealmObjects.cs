using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>A realm seen as the objects that plans change.</summary>
internal static class RealmObjects
{
    /// <summary>Every object, people included, in the order of addresses.</summary>
    public static IEnumerable<IRealmObject> Objects(this RealmState realm) =>
        realm.Clients.Values.Concat<IRealmObject>(realm.Roles.Values).Concat(realm.ClientScopes.Values)
            .Concat(realm.Users.Values);

    /// <summary>The object with the other's name, or null.</summary>
    public static IRealmObject? Counterpart(this RealmState realm, IRealmObject item) => item switch
    {
        Client client => realm.Clients.GetOr(client.ClientId, null!),
        Role role => realm.Roles.GetOr(role.Ref, null!),
        ClientScope scope => realm.ClientScopes.GetOr(scope.Name, null!),
        User user => realm.Users.GetOr(user.Username, null!),
        _ => null,
    };

    /// <summary>Whether Keycloak itself brings it.</summary>
    public static bool IsBuiltIn(this IRealmObject item) => item switch
    {
        Client client => KeycloakBuiltIns.IsBuiltIn(client.ClientId),
        Role role => KeycloakBuiltIns.IsBuiltIn(role.Ref),
        ClientScope scope => scope.Name is KeycloakBuiltIns.RolesScope or ServerAdditions.BasicScope or ServerAdditions.ServiceAccountScope,
        _ => false,
    };
}
