using System.Text.Json;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>Keycloak's answer to who has, or lets through, which roles: realm roles, and client roles by client.</summary>
internal static class RoleMappings
{
    public static List<RoleRef> Read(JsonElement mappings, RealmIds ids)
    {
        var found = new List<RoleRef>();
        if (mappings.TryGetProperty("realmMappings", out var realm))
        {
            Add(realm, string.Empty, found, ids);
        }

        if (mappings.TryGetProperty("clientMappings", out var clients))
        {
            foreach (var client in clients.EnumerateObject())
            {
                Add(client.Value.GetProperty("mappings"), client.Name, found, ids);
            }
        }

        return found;
    }

    private static void Add(JsonElement roles, string client, List<RoleRef> found, RealmIds ids)
    {
        foreach (var element in roles.EnumerateArray())
        {
            var role = new RoleRef(client, element.Text("name"));
            ids.Roles[role] = element.Text("id");
            found.Add(role);
        }
    }
}
