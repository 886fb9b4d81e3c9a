using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>Keycloak's own clients in full, for files that lack them: with the addresses that their consoles are found at.</summary>
internal sealed class OwnClients(string realm)
{
    private readonly Lazy<Dictionary<string, JsonObject>> clients = new(() => Read(realm));

    public RealmState Realm { get; } = KeycloakRealm.Fresh(realm);

    /// <summary>Fills a new object with the client's fields; does nothing when it is not one of Keycloak's own.</summary>
    public void CopyTo(string clientId, JsonObject target)
    {
        if (!Realm.Clients.ContainsKey(clientId))
        {
            return;
        }

        foreach (var (name, value) in clients.Value[clientId])
        {
            target[name] = value?.DeepClone();
        }
    }

    private static Dictionary<string, JsonObject> Read(string realm) =>
        JsonNode.Parse(KeycloakRealm.Export(realm))!["clients"]!.AsArray().OfType<JsonObject>()
            .ToDictionary(c => JsonEdits.TextOf(c["clientId"]), StringComparer.Ordinal);
}
