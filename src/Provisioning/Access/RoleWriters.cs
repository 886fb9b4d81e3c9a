using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// Which roles protocol mappers write into access tokens. Without such a mapper a token carries no role at all, whatever is
/// granted and in scope.
/// </summary>
/// <param name="OnlyClients">Where not all client roles are written: the clients whose roles are.</param>
internal sealed record RoleWriters(bool RealmRoles, bool AllClientRoles, ValueSet<string> OnlyClients)
{
    public static RoleWriters None { get; } = new(false, false, []);

    private static RoleWriters All { get; } = new(true, true, []);

    public bool IsNone => !RealmRoles && !AllClientRoles && OnlyClients.Count == 0;

    public static RoleWriters Of(Map<string, ProtocolMapper> mappers)
    {
        var result = None;
        foreach (var (_, mapper) in mappers)
        {
            if (mapper.Type is MapperTypes.ClientRoles or MapperTypes.RealmRoles && mapper.IsForAccessToken())
            {
                result = result.And(OfOne(mapper));
            }
        }

        return result;
    }

    public RoleWriters And(RoleWriters other)
    {
        if (other.IsNone || ReferenceEquals(this, All))
        {
            return this;
        }

        var (realm, clients) = (RealmRoles || other.RealmRoles, AllClientRoles || other.AllClientRoles);
        return realm && clients ? All : new RoleWriters(realm, clients, clients ? [] : [.. OnlyClients, .. other.OnlyClients]);
    }

    private static RoleWriters OfOne(ProtocolMapper mapper)
    {
        if (mapper.Type == MapperTypes.RealmRoles)
        {
            return new RoleWriters(true, false, []);
        }

        var only = mapper.Get(MapperConfig.OnlyClient);
        return only.Length == 0 ? new RoleWriters(false, true, []) : new RoleWriters(false, false, [only]);
    }
}
