using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>What the server does with users.</summary>
internal sealed class FakeUsers(FakeRealm realm)
{
    /// <summary>Users of service accounts are only shown to who asks for a name or an attribute.</summary>
    public FakeAnswer List(FakeCall call)
    {
        var (name, isExact, attribute) = (call.Asked("username").ToLowerInvariant(), call.Asked("exact") == "true", call.Asked("q").Split(':', 2));
        var users = realm.Users.Values
            .Where(u => attribute is [var key, var value] ? (u["attributes"]?[key] as JsonArray ?? []).Any(v => v!.GetValue<string>() == value)
                : name.Length == 0 ? !realm.Accounts.ContainsValue(FakeRealm.Text(u, "id"))
                : isExact ? FakeRealm.Text(u, "username") == name : FakeRealm.Text(u, "username").Contains(name, StringComparison.Ordinal))
            .OrderBy(u => FakeRealm.Text(u, "username"), StringComparer.Ordinal);
        return call.Page(users.Select(Shown), limit: 100);
    }

    public FakeAnswer Create(JsonObject body)
    {
        var name = FakeRealm.Text(body, "username").ToLowerInvariant();
        if (realm.Users.Values.Any(u => FakeRealm.Text(u, "username") == name))
        {
            throw new FakeRefusal(409, "User exists with same username");
        }

        var user = (JsonObject)body.DeepClone();
        var id = realm.NewId();
        user["id"] = id;
        user["username"] = name;
        user["enabled"] ??= false;
        user["attributes"] ??= new JsonObject();
        realm.Users[id] = user;
        realm.RolesOf("users/" + id).Add(realm.DefaultRole);
        return new FakeAnswer(201, NewId: id);
    }

    public JsonObject Shown(JsonObject user)
    {
        var shown = (JsonObject)user.DeepClone();
        if (realm.Release.SendsProfileMetadata)
        {
            shown["userProfileMetadata"] = new JsonObject { ["attributes"] = new JsonArray() };
        }

        return shown;
    }

    public FakeAnswer Update(string id, JsonObject body)
    {
        var user = realm.User(id);
        foreach (var (field, value) in body.Where(f => f.Key is not ("id" or "username" or "attributes" or "userProfileMetadata")))
        {
            user[field] = value?.DeepClone();
        }

        if (body["attributes"] is not JsonObject wanted)
        {
            return FakeAnswer.Done;
        }

        var kept = realm.Release.LeavingOutClearsAttributes
            ? []
            : (user["attributes"] as JsonObject ?? []).Where(a => realm.DeclaredAttributes.Contains(a.Key) && !wanted.ContainsKey(a.Key));
        user["attributes"] = new JsonObject(wanted.Where(a => a.Value is JsonArray { Count: > 0 }).Concat(kept)
            .Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone())).ToList());
        return FakeAnswer.Done;
    }

    public IEnumerable<JsonObject> Holding(string role) => realm.Users.Values
        .Where(u => realm.RolesOf("users/" + FakeRealm.Text(u, "id")).Contains(role))
        .OrderBy(u => FakeRealm.Text(u, "username"), StringComparer.Ordinal);

    public FakeAnswer Delete(string id)
    {
        realm.RemoveUser(FakeRealm.Text(realm.User(id), "id"));
        return FakeAnswer.Done;
    }

    public FakeAnswer CreateGroup(JsonObject body)
    {
        var id = realm.NewId();
        realm.Groups[id] = new JsonObject
        {
            ["id"] = id,
            ["name"] = body["name"]!.DeepClone(),
            ["path"] = "/" + FakeRealm.Text(body, "name"),
            ["subGroupCount"] = 0,
        };
        return new FakeAnswer(201, NewId: id);
    }

    public IEnumerable<JsonObject> In(string group) => realm.Users.Values
        .Where(u => realm.Memberships.GetValueOrDefault(FakeRealm.Text(u, "id"))?.Contains(group) == true);

    public IEnumerable<JsonObject> GroupsOf(string user) => (realm.Memberships.GetValueOrDefault(user) ?? []).Select(g => realm.Groups[g]);

    public FakeAnswer ChangeGroup(string method, string user, string group)
    {
        realm.User(user);
        var groups = realm.Memberships.TryGetValue(user, out var found) ? found : realm.Memberships[user] = [];
        _ = method == "DELETE" ? groups.Remove(group) : groups.Add(group);
        return FakeAnswer.Done;
    }
}
