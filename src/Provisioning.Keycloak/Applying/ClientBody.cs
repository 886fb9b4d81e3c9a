using System.Text.Json.Nodes;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Applying;

/// <summary>What is sent to create or change a client. It never holds a secret, a mask of one, or the times of one.</summary>
internal static class ClientBody
{
    private const string SecretAttributes = "client.secret.";

    public static JsonObject ToCreate(Client client) => WithoutSecrets(ClientRepresentation.Write(client));

    /// <summary>
    /// The server's own representation with the client's fields laid over it. The server keeps what it is not told, so what
    /// is to become empty is said.
    /// </summary>
    public static JsonObject ToUpdate(JsonObject current, Client client)
    {
        var names = current["attributes"] is JsonObject attributes ? attributes.Select(a => a.Key).ToList() : [];
        var body = ClientRepresentation.Write(client, current);
        body.Remove("access");
        // These two lists have addresses of their own and are ignored here.
        body.Remove("defaultClientScopes");
        body.Remove("optionalClientScopes");
        Say(body, "name", string.Empty);
        Say(body, "description", string.Empty);
        Say(body, "redirectUris", new JsonArray());
        Say(body, "webOrigins", new JsonArray());
        Say(body, "protocolMappers", new JsonArray());
        // An update without attributes fails where a secret has expired, so there is always such a field.
        Say(body, "attributes", new JsonObject());
        foreach (var gone in names.Where(n => !client.Attributes.ContainsKey(n)))
        {
            body["attributes"]![gone] = null;
        }

        return WithoutSecrets(body);
    }

    private static void Say(JsonObject body, string field, JsonNode empty)
    {
        if (!body.ContainsKey(field))
        {
            body[field] = empty;
        }
    }

    private static JsonObject WithoutSecrets(JsonObject body)
    {
        body.Remove("secret");
        body.Remove("registrationAccessToken");
        if (body["attributes"] is JsonObject attributes)
        {
            // The server keeps them; written back, they could undo a rotation that happened since they were read.
            foreach (var name in attributes.Select(a => a.Key).Where(n => n.StartsWith(SecretAttributes, StringComparison.Ordinal)).ToList())
            {
                attributes.Remove(name);
            }
        }

        return body;
    }
}
