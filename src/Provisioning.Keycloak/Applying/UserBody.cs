using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Applying;

/// <summary>What is sent to create or change a user. It never holds a credential.</summary>
internal static class UserBody
{
    /// <summary>What the server adds to a user's representation and does not want back; grants and groups have addresses of their own.</summary>
    private static readonly string[] ForeignFields =
        ["access", "userProfileMetadata", "disableableCredentialTypes", "credentials", "realmRoles", "clientRoles", "groups"];

    public static JsonObject ToCreate(User user) => Without(UserRepresentation.Write(user));

    /// <summary>The server's own representation with the user's fields laid over it; what is to become empty is said.</summary>
    public static JsonObject ToUpdate(JsonElement current, User user)
    {
        var body = ToUpdate(current, user.Attributes);
        var attributes = body["attributes"]!.DeepClone();
        UserRepresentation.Write(user, body);
        body["attributes"] = attributes;
        foreach (var name in new[] { "email", "firstName", "lastName" })
        {
            body[name] ??= string.Empty;
        }

        body["requiredActions"] ??= new JsonArray();
        return Without(body);
    }

    /// <summary>The server's own representation with these attributes and no others.</summary>
    public static JsonObject ToUpdate(JsonElement current, Map<string, ValueList<string>> attributes)
    {
        var body = Without(JsonObject.Create(current.Clone())!);
        var present = body["attributes"] is JsonObject found ? found.Select(a => a.Key).ToList() : [];
        body["attributes"] = AttributesOf(attributes, present);
        return body;
    }

    /// <summary>Release 24 keeps a declared attribute that is left out, so those to go are sent empty.</summary>
    public static JsonObject AttributesOf(Map<string, ValueList<string>> attributes, IEnumerable<string> present)
    {
        var result = new JsonObject();
        foreach (var name in present.Where(n => !attributes.ContainsKey(n)))
        {
            result[name] = new JsonArray();
        }

        foreach (var (name, values) in attributes)
        {
            result[name] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        }

        return result;
    }

    private static JsonObject Without(JsonObject body)
    {
        foreach (var field in ForeignFields)
        {
            body.Remove(field);
        }

        return body;
    }
}
