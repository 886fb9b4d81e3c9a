using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// The Keycloak client of a technical user: confidential, signs in for itself only, tokens limited to its grants, no default
/// roles and no default scopes but the two it needs. What is declared as adopted stays as it was found.
/// </summary>
internal static class TechnicalUserClient
{
    /// <summary>Since Keycloak 25 the scope <c>basic</c> carries <c>sub</c>; without <c>roles</c> a token carries no role at all.</summary>
    private static readonly ValueSet<string> NeededScopes = ["basic", KeycloakBuiltIns.RolesScope];

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

    private static readonly AdoptedDeclaration MadeByUs = new() { At = default };

    public static Client Of(TechnicalUser user, Map<string, string> marks, ReferenceIndex references, RoleRef defaultRole)
    {
        var bpn = user.Owner.Bpn;
        var found = user.Declaration.Adopted ?? MadeByUs;
        var client = new Client
        {
            ClientId = user.ClientId,
            Name = found.Name ?? user.Declaration.Name,
            Description = user.Declaration.Description,
            Enabled = user.Declaration.Enabled,
            FullScopeAllowed = found.FullScopeAllowed,
            RedirectUris = found.RedirectUris,
            WebOrigins = found.WebOrigins,
            Attributes = found.Attributes.Merge(Attributes(user, marks)),
            Mappers = found.Mappers ?? OfOrganisation(bpn).Mappers,
            DefaultScopes = ValueSet.From((found.DefaultScopes ?? NeededScopes).Concat(user.ScopedGrants.Select(references.ScopeOf))),
            OptionalScopes = found.OptionalScopes,
            ScopeRoles = user.DirectScopes,
            ServiceAccount = new()
            {
                Enabled = found.AccountEnabled,
                Attributes = found.AccountAttributes ?? BpnAttribute(bpn),
                Grants = ValueSet.From(found.DefaultRole ? user.Grants.Keys.Append(defaultRole) : user.Grants.Keys),
                Groups = found.Groups,
            },
        };
        return AppliedMark.Stamp(found.Authenticator is null ? client : client with { Authenticator = found.Authenticator });
    }

    /// <summary>The mappers and attributes that a technical user of an organisation has unless it was found with others.</summary>
    internal static (Map<string, ProtocolMapper> Mappers, Map<string, ValueList<string>> Attributes) OfOrganisation(string bpn) =>
        (bpn.Length > 0 ? BpnMappers : Map<string, ProtocolMapper>.Empty, BpnAttribute(bpn));

    internal static ValueSet<string> UsualScopes => NeededScopes;

    private static Map<string, ValueList<string>> BpnAttribute(string bpn) => bpn.Length > 0
        ? Map<string, ValueList<string>>.From([new("bpn", [bpn])])
        : Map<string, ValueList<string>>.Empty;

    private static Map<string, string> Attributes(TechnicalUser user, Map<string, string> marks)
    {
        if (user.Declaration.Adopted is not null)
        {
            marks = marks.With(Marks.Adopted, "true");
        }

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
