using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// The Keycloak client of a technical user: confidential, signs in for itself only, tokens limited to its grants, no default
/// roles and no default scopes but the two it needs.
/// </summary>
internal static class TechnicalUserClient
{
    /// <summary>Since Keycloak 25 the scope <c>basic</c> carries <c>sub</c>; without <c>roles</c> a token carries no role at all.</summary>
    private static readonly string[] NeededScopes = ["basic", KeycloakBuiltIns.RolesScope];

    /// <summary>As every technical user of CX-Central 4.2.1 has it: components read the business partner number from this claim.</summary>
    private static readonly ProtocolMapper BpnMapper = new("BPN", "oidc-usermodel-attribute-mapper", Map<string, string>.From(
    [
        new("access.token.claim", "true"),
        new("claim.name", "bpn"),
        new("id.token.claim", "true"),
        new("introspection.token.claim", "true"),
        new("jsonType.label", "String"),
        new("user.attribute", "bpn"),
        new("userinfo.token.claim", "true"),
    ]));

    private static readonly Map<string, ProtocolMapper> BpnMappers =
        Map<string, ProtocolMapper>.From([new(BpnMapper.Name, BpnMapper)]);

    public static Client Of(TechnicalUser user, Map<string, string> marks, ReferenceIndex references)
    {
        var bpn = user.Owner.Bpn;
        return AppliedMark.Stamp(new Client
        {
            ClientId = user.ClientId,
            Name = user.Declaration.Name,
            Description = user.Declaration.Description,
            Enabled = user.Declaration.Enabled,
            Attributes = Attributes(user, marks),
            Mappers = bpn.Length > 0 ? BpnMappers : Map<string, ProtocolMapper>.Empty,
            DefaultScopes = ValueSet.From(NeededScopes.Concat(user.Grants.Keys.Select(references.ScopeOf))),
            ServiceAccount = new()
            {
                Attributes = bpn.Length > 0
                    ? Map<string, ValueList<string>>.From([new("bpn", [bpn])])
                    : Map<string, ValueList<string>>.Empty,
                Grants = ValueSet.From(user.Grants.Keys),
            },
        });
    }

    private static Map<string, string> Attributes(TechnicalUser user, Map<string, string> marks)
    {
        if (user.Declaration.Customer is not { } customer)
        {
            return marks;
        }

        // Who acts for whom must be readable in the realm itself: the token names the customer only.
        return marks.Merge(
        [
            new(Marks.OwnerBpn, customer.Bpn),
            new(Marks.OwnerName, customer.Name),
            new(Marks.ProviderBpn, user.Stack.Organisation.Bpn),
        ]);
    }
}
