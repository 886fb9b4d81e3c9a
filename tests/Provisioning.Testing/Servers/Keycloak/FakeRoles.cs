using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>What the server does with roles, their members, and the lists of roles that others hold.</summary>
internal sealed class FakeRoles(FakeRealm realm)
{
    /// <param name="container">The client's id, or empty for a realm role.</param>
    public FakeAnswer Create(string container, JsonObject body)
    {
        var name = FakeRealm.Text(body, "name");
        FakeRealm.MustFit([name, FakeRealm.Text(body, "description"), .. (body["attributes"] as JsonObject ?? []).Select(a => a.Key)]);
        if (realm.RoleNamed(container, name) is not null)
        {
            throw new FakeRefusal(409, $"Role with name {name} already exists");
        }

        // Without the flag the members are dropped without a word.
        var members = body["composite"]?.GetValue<bool>() == true ? MembersIn(body["composites"] as JsonObject ?? []).ToList() : [];
        var id = realm.NewId();
        realm.Roles[id] = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["description"] = FakeRealm.Text(body, "description"),
            ["clientRole"] = container.Length > 0,
            ["containerId"] = container.Length == 0 ? realm.Name : container,
            ["attributes"] = body["attributes"]?.DeepClone() ?? new JsonObject(),
        };
        realm.RolesOf("roles/" + id).UnionWith(members);
        return new FakeAnswer(201, NewId: name);
    }

    /// <summary>Never changes members; attributes that are not named stay.</summary>
    public FakeAnswer Update(string id, JsonObject body)
    {
        var role = realm.Role(id);
        FakeRealm.MustFit(FakeRealm.Text(body, "name"), FakeRealm.Text(body, "description"));
        foreach (var field in (string[])["name", "description", "attributes"])
        {
            role[field] = body[field]?.DeepClone() ?? role[field]?.DeepClone();
        }

        return FakeAnswer.Done;
    }

    public FakeAnswer Delete(string id)
    {
        realm.Role(id);
        if (id == realm.DefaultRole)
        {
            throw new FakeRefusal(400, "default role");
        }

        realm.RemoveRole(id);
        return FakeAnswer.Done;
    }

    public JsonObject Shown(JsonObject role, bool brief = true)
    {
        var shown = (JsonObject)role.DeepClone();
        shown["composite"] = realm.IsComposite(FakeRealm.Text(role, "id"));
        if (brief)
        {
            shown.Remove("attributes");
        }

        return shown;
    }

    /// <summary>Members by id; one that is not there refuses the whole list.</summary>
    public FakeAnswer ChangeMembers(FakeCall call, string id)
    {
        realm.Role(id);
        var members = call.List.Select(r => FakeRealm.Text(realm.Role(FakeRealm.Text(r, "id")), "id")).ToList();
        return Change(call.Method, "roles/" + id, members);
    }

    /// <summary>Scope mappings by name. A deletion without a list takes everything.</summary>
    public FakeAnswer ChangeScopeMappings(FakeCall call, string holder, string container) => call is { Method: "DELETE", Body: null }
        ? Change("DELETE", holder, realm.RolesOf(holder).Where(r => IsIn(r, container)).ToList())
        : Change(call.Method, holder, call.List.Select(r =>
            FakeRealm.Text(realm.RoleNamed(container, FakeRealm.Text(r, "name")) ?? throw FakeRefusal.NotFound, "id")).ToList());

    /// <summary>Grants by id and name, both needed and matching. A deletion without a list takes everything.</summary>
    public FakeAnswer ChangeGrants(FakeCall call, string user, string container)
    {
        realm.User(user);
        var holder = "users/" + user;
        return call is { Method: "DELETE", Body: null }
            ? Change("DELETE", holder, realm.RolesOf(holder).Where(r => IsIn(r, container)).ToList())
            : Change(call.Method, holder, call.List.Select(r => GrantedId(r, container)).ToList());
    }

    public JsonObject Mappings(string holder)
    {
        var roles = realm.RolesOf(holder).Select(realm.Role).ToLookup(r => FakeRealm.Text(r, "containerId"));
        var answer = new JsonObject();
        foreach (var owned in roles)
        {
            var list = new JsonArray([.. owned.Select(r => Shown(r))]);
            if (owned.Key == realm.Name)
            {
                answer["realmMappings"] = list;
            }
            else
            {
                var clientId = FakeRealm.Text(realm.Client(owned.Key), "clientId");
                var clients = answer["clientMappings"] as JsonObject ?? (JsonObject)(answer["clientMappings"] = new JsonObject());
                clients[clientId] = new JsonObject { ["id"] = owned.Key, ["client"] = clientId, ["mappings"] = list };
            }
        }

        return answer;
    }

    /// <summary>The console's list of client roles that could become members of a role.</summary>
    public IEnumerable<JsonObject> Available(string id) => realm.Roles.Values
        .Where(r => r["clientRole"]!.GetValue<bool>() && FakeRealm.Text(r, "id") != id && !realm.RolesOf("roles/" + id).Contains(FakeRealm.Text(r, "id")))
        .Select(r => new JsonObject
        {
            ["id"] = FakeRealm.Text(r, "id"),
            ["role"] = FakeRealm.Text(r, "name"),
            ["client"] = FakeRealm.Text(realm.Client(FakeRealm.Text(r, "containerId")), "clientId"),
            ["clientId"] = FakeRealm.Text(r, "containerId"),
        });

    private FakeAnswer Change(string method, string holder, List<string> roles)
    {
        if (method == "DELETE")
        {
            realm.RolesOf(holder).ExceptWith(roles);
        }
        else
        {
            realm.RolesOf(holder).UnionWith(roles);
        }

        return FakeAnswer.Done;
    }

    private string GrantedId(JsonObject entry, string container) =>
        realm.Roles.GetValueOrDefault(FakeRealm.Text(entry, "id")) is { } role
        && FakeRealm.Text(role, "name") == FakeRealm.Text(entry, "name")
        && IsIn(FakeRealm.Text(role, "id"), container)
            ? FakeRealm.Text(role, "id")
            : throw new FakeRefusal(404, "Role not found");

    private bool IsIn(string role, string container) =>
        FakeRealm.Text(realm.Role(role), "containerId") == (container.Length == 0 ? realm.Name : container);

    /// <summary>An absent role refuses all; an absent client only loses its members.</summary>
    private IEnumerable<string> MembersIn(JsonObject composites)
    {
        var owned = (composites["client"] as JsonObject ?? [])
            .Select(c => (Container: realm.ClientNamed(c.Key), Names: c.Value!))
            .Where(c => c.Container is not null)
            .Append((Container: string.Empty, Names: composites["realm"] ?? new JsonArray()));
        return owned.SelectMany(c => c.Names.AsArray().Select(n =>
            FakeRealm.Text(realm.RoleNamed(c.Container!, n!.GetValue<string>()) ?? throw FakeRefusal.NotFound, "id")));
    }
}
