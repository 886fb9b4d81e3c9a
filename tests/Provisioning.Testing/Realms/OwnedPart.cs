using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Testing.Realms;

/// <summary>
/// What stacks own of a realm, without what the server puts on clients by itself, the scopes that only some releases have, and
/// what a server keeps of the password that it was told: what all realms of one declaration share.
/// </summary>
public static class OwnedPart
{
    public static RealmState Of(RealmState realm, IReadOnlyCollection<string> stacks)
    {
        bool IsOwned(IRealmObject item) => stacks.Contains(item.Stack);
        return new RealmState
        {
            Name = realm.Name,
            Clients = Map<string, Client>.From(WithoutServerAdditions.Of(realm).Clients.Values.Where(IsOwned).Select(c => KeyValuePair.Create(c.ClientId, Plain(c)))),
            Roles = Map<RoleRef, Role>.From(realm.Roles.Where(r => IsOwned(r.Value))),
            ClientScopes = Map<string, ClientScope>.From(realm.ClientScopes.Where(s => IsOwned(s.Value))),
            Users = Map<string, User>.From(realm.Users.Values.Where(IsOwned)
                .Select(u => KeyValuePair.Create(u.Username, u with { Attributes = u.Attributes.Without(Marks.Password).Without(Marks.PasswordSetAt) }))),
        };
    }

    /// <summary>The mark is of all that was applied, so it differs where the scopes do.</summary>
    private static Client Plain(Client client) => client.ServiceAccount is null ? client : client with
    {
        DefaultScopes = ValueSet.From(client.DefaultScopes.Where(s => !ServerAdditions.IsScope(s))),
        Attributes = client.Attributes.Without(Marks.Applied),
    };
}
