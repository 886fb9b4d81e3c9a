using System.Text.Json;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>The ids that a server gave the objects of a realm, as a realm export has them.</summary>
public sealed class ObjectIds
{
    private readonly Dictionary<ResourceKey, string> ids = [];

    private ObjectIds()
    {
    }

    /// <param name="export">A realm in Keycloak's export format, whole or in part; anything else has no ids.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ObjectIds Of(ReadOnlyMemory<byte> export)
    {
        using var document = JsonDocument.Parse(export);
        var found = new ObjectIds();
        foreach (var client in Items(document.RootElement, "clients"))
        {
            var clientId = Text(client, "clientId");
            found.Add(ResourceTypes.Client, clientId, client);
            foreach (var mapper in Items(client, "protocolMappers"))
            {
                found.Add(ResourceTypes.Mapper, $"{clientId} {Text(mapper, "name")}", mapper);
            }
        }

        foreach (var scope in Items(document.RootElement, "clientScopes"))
        {
            found.Add(ResourceTypes.ClientScope, Text(scope, "name"), scope);
        }

        foreach (var user in Items(document.RootElement, "users"))
        {
            found.Add(ResourceTypes.User, Text(user, "username"), user);
        }

        if (Member(document.RootElement, "roles") is { } roles)
        {
            found.AddRoles(roles);
        }

        return found;
    }

    /// <summary>Null where the export does not have the object, or not its id.</summary>
    public string? Of(ResourceKey key) => ids.GetValueOrDefault(key);

    private void AddRoles(JsonElement roles)
    {
        foreach (var role in Items(roles, "realm"))
        {
            Add(ResourceTypes.Role, Text(role, "name"), role);
        }

        foreach (var client in Member(roles, "client") is { } clients ? clients.EnumerateObject() : default)
        {
            foreach (var role in client.Value.ValueKind == JsonValueKind.Array ? client.Value.EnumerateArray() : default)
            {
                Add(ResourceTypes.Role, new RoleRef(client.Name, Text(role, "name")).ToString(), role);
            }
        }
    }

    private void Add(string type, string name, JsonElement item)
    {
        if (Text(item, "id") is { Length: > 0 } id)
        {
            ids[new ResourceKey(type, name)] = id;
        }
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray() : default;

    private static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : string.Empty;
}
