using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations.Tables;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Importing;

/// <summary>What a technical user's client has beyond what is made of a declaration.</summary>
/// <param name="bpn">The business partner number of the stack's organisation, or empty.</param>
internal sealed class AdoptedClient(Client client, RealmState realm, string name, string bpn)
{
    private readonly ServiceAccount account = client.ServiceAccount!;

    /// <summary>Whether the token carries the grant by a client scope named as ours are.</summary>
    public bool IsScoped(RoleRef grant) => client.DefaultScopes.Contains(GrantScope.NameOf(grant));

    /// <summary>Whether the declaration has to say that the grant has no client scope of its own.</summary>
    public bool IsUnscoped(RoleRef grant) => !client.FullScopeAllowed && !client.ScopeRoles.Contains(grant) && !IsScoped(grant);

    /// <summary>What differs; empty when nothing does.</summary>
    public JsonObject Json()
    {
        var json = new JsonObject();
        if (client.Name != name)
        {
            json.SayAlways(AdoptedTable.Name, client.Name);
        }

        json.Say(AdoptedTable.FullScopeAllowed, client.FullScopeAllowed)
            .Say(AdoptedTable.DirectScopes, client.ScopeRoles.Select(r => r.ToString()))
            .Say(AdoptedTable.DefaultRole, account.Grants.Contains(realm.DefaultRole));
        var scopes = client.DefaultScopes
            .Where(s => s != ServerAdditions.ServiceAccountScope && (client.FullScopeAllowed || !account.Grants.Any(g => s == GrantScope.NameOf(g))))
            .ToList();
        if (!scopes.SequenceEqual(TechnicalUserClient.UsualScopes.Where(realm.ClientScopes.ContainsKey)))
        {
            json.Say(AdoptedTable.DefaultScopes, new JsonArray([.. scopes.Select(s => (JsonNode)s)]));
        }

        json.Say(AdoptedTable.OptionalScopes, client.OptionalScopes);
        if (client.Authenticator != UsualAuthenticator)
        {
            json.SayAlways(AdoptedTable.Authenticator, client.Authenticator);
        }

        json.Say(AdoptedTable.RedirectUris, client.RedirectUris)
            .Say(AdoptedTable.WebOrigins, client.WebOrigins)
            .Say(AdoptedTable.Attributes, Map<string, string>.From(client.Attributes.Where(a => !ServerAdditions.IsAttribute(a.Key, a.Value))));
        SayMappers(json);
        json.Say(AdoptedTable.AccountEnabled, account.Enabled);
        if (account.Attributes != TechnicalUserClient.OfOrganisation(bpn).Attributes)
        {
            json.Say(AdoptedTable.AccountAttributes, DeclarationJson.Object(
                account.Attributes, values => new JsonObject().Say(AttributeTable.Values, values)));
        }

        return json.Say(AdoptedTable.Groups, account.Groups);
    }

    private static string UsualAuthenticator { get; } = new Client { ClientId = string.Empty }.Authenticator;

    private void SayMappers(JsonObject json)
    {
        var mappers = Map<string, ProtocolMapper>.From(client.Mappers.Where(m => !ServerAdditions.IsMapper(m.Value)));
        if (mappers != TechnicalUserClient.OfOrganisation(bpn).Mappers)
        {
            json.Say(AdoptedTable.Mappers, DeclarationJson.Object(
                mappers, m => new JsonObject().Say(MapperTable.Type, m.Type).Say(MapperTable.Config, m.Config)));
        }
    }
}
