using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Testing.Realms;

/// <summary>A realm without what the server puts on clients by itself, to compare with what was asked for.</summary>
public static class WithoutServerAdditions
{
    public static RealmState Of(RealmState realm) => realm with
    {
        Clients = Map<string, Client>.From(realm.Clients.Values.Select(c => KeyValuePair.Create(c.ClientId, c with
        {
            Attributes = Map<string, string>.From(c.Attributes.Where(a => !ServerAdditions.IsAttribute(a.Key, a.Value))),
            Mappers = Map<string, ProtocolMapper>.From(c.Mappers.Where(m => !ServerAdditions.IsMapper(m.Value))),
            DefaultScopes = c.DefaultScopes.Without(ServerAdditions.ServiceAccountScope),
        }))),
    };
}
