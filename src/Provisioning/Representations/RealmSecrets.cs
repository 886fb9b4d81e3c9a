using System.Text.Json.Nodes;

namespace Provisioning.Representations;

/// <summary>
/// The secrets of a realm file that belong to no client: passwords of people, keys of the realm, credentials of identity
/// providers, directories and the mail server. An export by <c>kc.sh export</c> holds them all in clear.
/// </summary>
public static class RealmSecrets
{
    private static readonly string[] Words = ["secret", "password", "credential", "private.key", "privatekey"];

    /// <summary>The file without any secret; everything else in it stays as it is.</summary>
    /// <param name="file">A file that <see cref="RealmRepresentation.Read"/> found valid.</param>
    public static byte[] Without(ReadOnlyMemory<byte> file)
    {
        // Opening it drops the secrets of clients.
        var realm = JsonNode.Parse(RealmDocument.Open(file).ToBytes())!.AsObject();
        foreach (var user in Objects(realm["users"]).Concat(Objects(realm["federatedUsers"])))
        {
            user.Remove("credentials");
        }

        foreach (var holder in new[] { "identityProviders", "authenticatorConfig" }.SelectMany(list => Objects(realm[list])))
        {
            Strip(holder["config"]);
        }

        foreach (var client in Objects(realm["clients"]))
        {
            foreach (var key in KeysOf(client["attributes"]).Where(k => k.Contains("private.key", StringComparison.OrdinalIgnoreCase)))
            {
                client["attributes"]!.AsObject().Remove(key);
            }
        }

        Strip(realm["smtpServer"]);
        StripComponents(realm["components"]);
        return RealmDocument.Write(realm);
    }

    private static void StripComponents(JsonNode? components)
    {
        foreach (var component in (components as JsonObject ?? []).SelectMany(kind => Objects(kind.Value)))
        {
            Strip(component["config"]);
            StripComponents(component["subComponents"]);
        }
    }

    private static void Strip(JsonNode? config)
    {
        foreach (var key in KeysOf(config).Where(k => Words.Any(w => k.Contains(w, StringComparison.OrdinalIgnoreCase))))
        {
            config!.AsObject().Remove(key);
        }
    }

    private static List<string> KeysOf(JsonNode? node) => [.. (node as JsonObject ?? []).Select(e => e.Key)];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();
}
