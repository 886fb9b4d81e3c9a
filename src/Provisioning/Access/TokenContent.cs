using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>What Keycloak hands to the mappers of a token: the roles in scope and the client scopes in force.</summary>
internal sealed record TokenContent(ImmutableArray<RoleRef> Roles, ImmutableArray<ClientScope> Scopes)
{
    /// <summary>The mappers that write into the token: the client's own, then its scopes'.</summary>
    public IEnumerable<ProtocolMapper> Mappers(Client client) =>
        client.Mappers.Values.Concat(Scopes.SelectMany(s => s.Mappers.Values)).Where(m => m.IsForAccessToken());
}
