using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>The <c>roles</c> of a realm document, for editing. Looking for a role leaves no trace in the document.</summary>
internal sealed class RoleTable(JsonObject realm)
{
    private readonly Dictionary<string, NamedList> lists = new(StringComparer.Ordinal);

    public JsonObject? Find(RoleRef role) => Existing(role.Client)?.Find(role.Name);

    public JsonObject GetOrAdd(RoleRef role)
    {
        if (Existing(role.Client) is { } list)
        {
            return list.GetOrAdd(role.Name);
        }

        var roles = realm.ObjectAt("roles");
        var array = role.IsRealmRole ? roles.ArrayAt("realm") : roles.ObjectAt("client").ArrayAt(role.Client);
        return Open(role.Client, array).GetOrAdd(role.Name);
    }

    public void Remove(RoleRef role) => Existing(role.Client)?.Remove(role.Name);

    public void RemoveClient(string clientId)
    {
        lists.Remove(clientId);
        (realm["roles"]?["client"] as JsonObject)?.Remove(clientId);
    }

    public void Settle()
    {
        foreach (var list in lists.Values)
        {
            list.Settle();
        }
    }

    private NamedList? Existing(string client)
    {
        if (lists.TryGetValue(client, out var list))
        {
            return list;
        }

        var array = client.Length == 0 ? realm["roles"]?["realm"] : realm["roles"]?["client"]?[client];
        return array is JsonArray found ? Open(client, found) : null;
    }

    private NamedList Open(string client, JsonArray array) =>
        lists[client] = new NamedList(array, o => JsonEdits.TextOf(o["name"]));
}
