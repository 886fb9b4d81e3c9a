using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Takes what is gone out of everything that refers to it.</summary>
internal sealed class References(ObjectSet gone)
{
    public RealmState RemoveFrom(RealmState realm) => realm with
    {
        DefaultScopes = Less(realm.DefaultScopes),
        OptionalScopes = Less(realm.OptionalScopes),
        Clients = Each(realm.Clients, RemoveFrom),
        Roles = Each(realm.Roles, role => role with { Members = Less(role.Members) }),
        ClientScopes = Each(realm.ClientScopes, scope => scope with { Roles = Less(scope.Roles) }),
        Groups = Each(realm.Groups, group => group with { Grants = Less(group.Grants) }),
        Users = Each(realm.Users, user => user with { Grants = Less(user.Grants) }),
    };

    private Client RemoveFrom(Client client) => client with
    {
        DefaultScopes = Less(client.DefaultScopes),
        OptionalScopes = Less(client.OptionalScopes),
        ScopeRoles = Less(client.ScopeRoles),
        ServiceAccount = client.ServiceAccount is { } account ? account with { Grants = Less(account.Grants) } : null,
    };

    private ValueSet<RoleRef> Less(ValueSet<RoleRef> roles) =>
        roles.Any(gone.Roles.Contains) ? ValueSet.From(roles.Where(r => !gone.Roles.Contains(r))) : roles;

    private ValueSet<string> Less(ValueSet<string> scopes) =>
        scopes.Any(gone.Scopes.Contains) ? ValueSet.From(scopes.Where(s => !gone.Scopes.Contains(s))) : scopes;

    private static Map<TKey, TValue> Each<TKey, TValue>(Map<TKey, TValue> map, Func<TValue, TValue> change)
        where TKey : notnull, IComparable<TKey> => Map<TKey, TValue>.From(map.Select(e => KeyValuePair.Create(e.Key, change(e.Value))));
}
