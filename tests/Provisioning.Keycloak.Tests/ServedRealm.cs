using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Tests;

/// <summary>
/// Answers reads of a realm from memory as release 26 does, however large the realm is; anything else is refused. Ids are
/// names. It knows nothing of groups and rights; the readings that it serves are checked against real servers.
/// </summary>
internal sealed class ServedRealm
{
    private readonly RealmState realm;
    private readonly List<Client> technicalUsers;
    private readonly ILookup<RoleRef, string> holders;

    public ServedRealm(RealmState realm)
    {
        this.realm = realm;
        technicalUsers = [.. realm.Clients.Values.Where(c => c.ServiceAccount is not null)];
        holders = technicalUsers.SelectMany(c => c.ServiceAccount!.Grants.Select(g => (g, c.ClientId))).ToLookup(p => p.g, p => p.ClientId);
    }

    public (HttpStatusCode Status, string Json) Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/').Skip("/admin/realms/r".Split('/').Length).Select(Uri.UnescapeDataString).ToArray();
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        IEnumerable<T> Page<T>(IEnumerable<T> all) =>
            all.Skip(int.Parse(query["first"] ?? "0")).Take(int.Parse(query["max"] ?? "100"));

        JsonNode? answer = (request.Method.Method, path) switch
        {
            ("GET", []) => new JsonObject { ["realm"] = "r", ["defaultRole"] = RoleOf(realm.DefaultRole) },
            ("GET", ["clients"]) => List(Page(realm.Clients.Values).Select(ClientOf)),
            ("GET", ["client-scopes"]) => List(realm.ClientScopes.Values.Select(ScopeOf)),
            ("GET", ["client-scopes", var name, "scope-mappings"]) => Mappings(realm.ClientScopes[name].Roles),
            ("GET", ["clients", var name, "scope-mappings"]) => Mappings(realm.Clients[name].ScopeRoles),
            ("GET", ["users"]) when query["username"] == ServiceAccount.UsernamePrefix => List(Page(technicalUsers).Select(UserOf)),
            ("GET", ["users", var name, "role-mappings"]) => Mappings(realm.Clients[name].ServiceAccount!.Grants),
            ("GET", ["roles"]) => List(Page(RolesOf(string.Empty)).Select(RoleOf)),
            ("GET", ["clients", var client, "roles"]) => List(Page(RolesOf(client)).Select(RoleOf)),
            ("GET", ["roles", var role, "users"]) => List(Page(holders[RoleRef.OfRealm(role)]).Select(HolderOf)),
            ("GET", ["clients", var client, "roles", var role, "users"]) => List(Page(holders[new RoleRef(client, role)]).Select(HolderOf)),
            ("GET", ["roles-by-id", var id, "composites"]) => List(realm.Roles[RefOf(id)].Members.Select(RoleOf)),
            ("GET", ["ui-ext", "available-roles", "roles", var id]) => List(realm.Roles.Keys.Where(r => !r.IsRealmRole && !realm.Roles[RefOf(id)].Members.Contains(r))
                .Select(r => new JsonObject { ["role"] = r.Name, ["clientId"] = r.Client })),
            ("GET", ["users" or "groups" or "default-groups" or "default-default-client-scopes" or "default-optional-client-scopes"]) => new JsonArray(),
            _ => null,
        };
        return answer is null
            ? (HttpStatusCode.MethodNotAllowed, $$"""{"error":"{{request.Method}} is not for this realm"}""")
            : (HttpStatusCode.OK, answer.ToJsonString());
    }

    private static JsonArray List(IEnumerable<JsonNode> items) => [.. items];

    private static JsonObject Identified(JsonObject item, string id)
    {
        item["id"] = id;
        return item;
    }

    private static JsonObject ClientOf(Client client) => Identified(ClientRepresentation.Write(client), client.ClientId);

    private static JsonObject ScopeOf(ClientScope scope) => Identified(ClientScopeRepresentation.Write(scope), scope.Name);

    private static JsonObject UserOf(Client client) => Identified(UserRepresentation.Write(client.ClientId, client.ServiceAccount!), client.ClientId);

    private static JsonObject HolderOf(string id) => new() { ["id"] = id };

    private static RoleRef RefOf(string id) => new(id[..id.IndexOf('|', StringComparison.Ordinal)], id[(id.IndexOf('|', StringComparison.Ordinal) + 1)..]);

    private JsonObject RoleOf(RoleRef role) => new()
    {
        ["id"] = $"{role.Client}|{role.Name}",
        ["name"] = role.Name,
        ["clientRole"] = !role.IsRealmRole,
        ["containerId"] = role.IsRealmRole ? "r" : role.Client,
        ["composite"] = realm.Roles[role].Members.Count > 0,
        ["description"] = realm.Roles[role].Description,
        ["attributes"] = new JsonObject(realm.Roles[role].Attributes.Select(
            a => KeyValuePair.Create<string, JsonNode?>(a.Key, new JsonArray([.. a.Value.Select(v => (JsonNode)v)])))),
    };

    private IEnumerable<RoleRef> RolesOf(string client) => realm.Roles.Keys.Where(r => r.Client == client);

    private JsonObject Mappings(ValueSet<RoleRef> roles) => new()
    {
        ["realmMappings"] = List(roles.Where(r => r.IsRealmRole).Select(RoleOf)),
        ["clientMappings"] = new JsonObject(roles.Where(r => !r.IsRealmRole).GroupBy(r => r.Client, StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key, new JsonObject { ["mappings"] = List(g.Select(RoleOf)) }))),
    };
}
