using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// Keycloak's two-part lists of roles: names of realm roles, and names of client roles by client. Users and groups call
/// the parts <c>realmRoles</c> and <c>clientRoles</c>, composites <c>realm</c> and <c>client</c>.
/// </summary>
internal static class GrantsRepresentation
{
    public static ValueSet<RoleRef> Read(JsonFields fields, string realmPart, string clientPart)
    {
        var clients = fields.Object(clientPart);
        return ValueSet.From(fields.Texts(realmPart).Select(RoleRef.OfRealm)
            .Concat(clients.Names().SelectMany(c => clients.Texts(c).Select(r => new RoleRef(c, r)))));
    }

    public static void Write(JsonObject target, ValueSet<RoleRef> grants, string realmPart, string clientPart)
    {
        target.SetSet(realmPart, grants.Where(g => g.IsRealmRole).Select(g => g.Name));
        var byClient = grants.Where(g => !g.IsRealmRole).GroupBy(g => g.Client, g => g.Name, StringComparer.Ordinal).ToList();
        if (byClient.Count == 0)
        {
            target.Remove(clientPart);
            return;
        }

        var clients = target.ObjectAt(clientPart);
        var kept = byClient.Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in clients.Select(p => p.Key).Where(k => !kept.Contains(k)).ToList())
        {
            clients.Remove(gone);
        }

        foreach (var client in byClient)
        {
            clients.SetSet(client.Key, client);
        }
    }
}
