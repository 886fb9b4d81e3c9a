using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>What each known type of protocol mapper writes. Others write nothing that says what somebody can do.</summary>
internal static class TokenMappers
{
    private const string ClientIdPlaceholder = "${client_id}";

    public static void Write(ProtocolMapper mapper, TokenDraft draft)
    {
        switch (mapper.Type)
        {
            case MapperTypes.ClientRoles:
                WriteClientRoles(mapper, draft);
                break;
            case MapperTypes.RealmRoles:
                WriteRoles(draft, NameOf(mapper, "realm_access.roles"), mapper.Get("usermodel.realmRoleMapping.rolePrefix"), string.Empty);
                break;
            case MapperTypes.Attribute or MapperTypes.Property:
                WriteAttribute(mapper, draft);
                break;
            case MapperTypes.SessionNote:
                WriteNote(mapper, draft);
                break;
            case MapperTypes.HardcodedClaim:
                SetNamed(mapper, draft, ClaimValues.Of(mapper.Get("claim.value"), TypeOf(mapper)));
                break;
            case MapperTypes.Audience:
                AddAudience(mapper, draft);
                break;
            case MapperTypes.AudienceResolve:
                draft.Audience.UnionWith(
                    draft.Roles.Where(r => !r.IsRealmRole && r.Client != draft.Client.ClientId).Select(r => r.Client));
                break;
            default:
                break;
        }
    }

    private static void WriteClientRoles(ProtocolMapper mapper, TokenDraft draft)
    {
        var only = mapper.Get(MapperConfig.OnlyClient);
        var name = NameOf(mapper, $"resource_access.{ClientIdPlaceholder}.roles");
        var prefix = mapper.Get("usermodel.clientRoleMapping.rolePrefix");
        foreach (var client in draft.Roles.Where(r => !r.IsRealmRole).Select(r => r.Client).Distinct(StringComparer.Ordinal))
        {
            if (only.Length == 0 || client == only)
            {
                WriteRoles(draft, name, prefix, client);
            }
        }
    }

    private static void WriteRoles(TokenDraft draft, string name, string prefix, string client)
    {
        var roles = draft.Roles.Where(r => r.Client == client).Select(r => prefix + r.Name).ToList();
        if (roles.Count > 0)
        {
            draft.Claims.Append(name.Replace(ClientIdPlaceholder, ClaimTree.EscapeName(client), StringComparison.Ordinal), roles);
        }
    }

    private static void WriteAttribute(ProtocolMapper mapper, TokenDraft draft)
    {
        var values = AttributeOf(draft.Client, mapper.Get("user.attribute"));
        if (values.Count > 0)
        {
            var type = TypeOf(mapper);
            // Without the switch Keycloak takes the first of several values.
            SetNamed(mapper, draft, mapper.Type == MapperTypes.Attribute && mapper.Says("multivalued")
                ? new JsonArray([.. values.Select(v => ClaimValues.Of(v, type))])
                : ClaimValues.Of(values[0], type));
        }
    }

    private static ValueList<string> AttributeOf(Client client, string name) =>
        name == "username" ? [ServiceAccount.UsernameOf(client.ClientId)] : client.ServiceAccount?.Attributes.GetOr(name, []) ?? [];

    /// <summary>Of the notes of a service account's session only the client's id is known beforehand.</summary>
    private static void WriteNote(ProtocolMapper mapper, TokenDraft draft)
    {
        if (mapper.Get("user.session.note") is "client_id" or "clientId")
        {
            SetNamed(mapper, draft, JsonValue.Create(draft.Client.ClientId));
        }
    }

    private static void AddAudience(ProtocolMapper mapper, TokenDraft draft)
    {
        var client = mapper.Get("included.client.audience");
        var audience = client.Length > 0 ? client : mapper.Get("included.custom.audience");
        if (audience.Length > 0)
        {
            draft.Audience.Add(audience);
        }
    }

    private static void SetNamed(ProtocolMapper mapper, TokenDraft draft, JsonNode? value)
    {
        var name = NameOf(mapper, string.Empty);
        if (name.Length > 0)
        {
            draft.Claims.Set(name, value);
        }
    }

    private static string NameOf(ProtocolMapper mapper, string otherwise) =>
        mapper.Get(MapperConfig.ClaimName) is { Length: > 0 } name ? name : otherwise;

    private static string TypeOf(ProtocolMapper mapper) => mapper.Get("jsonType.label");
}
