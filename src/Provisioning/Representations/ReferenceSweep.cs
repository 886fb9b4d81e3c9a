using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// Takes references to removed objects out of composites, grants, scope mappings and lists of client scopes, in one pass for
/// all of them. A server does the same by itself.
/// </summary>
internal sealed class ReferenceSweep(IReadOnlySet<Address> removed)
{
    private readonly bool anyScope = removed.Any(a => a.Kind == ObjectKind.ClientScope);
    private readonly bool anyRole = removed.Any(a => a.Kind != ObjectKind.ClientScope);

    public void Over(JsonObject realm, ScopeMappingTable mappings)
    {
        if (anyScope)
        {
            OverScopeLists(realm);
        }

        if (anyRole)
        {
            OverRoles(realm);
            OverHolders(realm, "users");
            OverHolders(realm, "groups");
            OverMappings(mappings);
        }
    }

    private void OverScopeLists(JsonObject realm)
    {
        Drop(realm, "defaultDefaultClientScopes", IsScopeGone);
        Drop(realm, "defaultOptionalClientScopes", IsScopeGone);
        foreach (var client in Objects(realm["clients"]))
        {
            Drop(client, "defaultClientScopes", IsScopeGone);
            Drop(client, "optionalClientScopes", IsScopeGone);
        }
    }

    private void OverRoles(JsonObject realm)
    {
        if (realm["roles"] is not JsonObject roles)
        {
            return;
        }

        var clients = (roles["client"] as JsonObject ?? []).SelectMany(c => Objects(c.Value));
        foreach (var role in Objects(roles["realm"]).Concat(clients))
        {
            if (role["composites"] is JsonObject composites)
            {
                OverGrants(composites, "realm", "client");
            }
        }
    }

    private void OverHolders(JsonObject owner, string list)
    {
        foreach (var holder in Objects(owner[list]))
        {
            OverGrants(holder, "realmRoles", "clientRoles");
            OverHolders(holder, "subGroups");
        }
    }

    private void OverMappings(ScopeMappingTable mappings)
    {
        foreach (var (container, entries) in mappings.Lists)
        {
            foreach (var entry in entries.Items)
            {
                Drop(entry, "roles", name => IsRoleGone(container, name));
            }
        }
    }

    private void OverGrants(JsonObject holder, string realmPart, string clientPart)
    {
        Drop(holder, realmPart, name => IsRoleGone(string.Empty, name));
        if (holder[clientPart] is not JsonObject clients)
        {
            return;
        }

        foreach (var client in clients.Select(c => c.Key).ToList())
        {
            Drop(clients, client, name => IsRoleGone(client, name));
            if (clients[client] is JsonArray { Count: 0 })
            {
                clients.Remove(client);
            }
        }
    }

    private bool IsRoleGone(string client, string name) =>
        removed.Contains(new Role { Ref = new RoleRef(client, name) }.Address)
        || (client.Length > 0 && removed.Contains(new Address(ObjectKind.Client, client)));

    private bool IsScopeGone(string name) => removed.Contains(new Address(ObjectKind.ClientScope, name));

    private static void Drop(JsonObject owner, string list, Func<string, bool> gone)
    {
        if (owner[list] is JsonArray array && array.Any(n => gone(JsonEdits.TextOf(n))))
        {
            owner[list] = JsonEdits.ArrayOf(array.Select(JsonEdits.TextOf).Where(n => !gone(n)).ToList());
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
