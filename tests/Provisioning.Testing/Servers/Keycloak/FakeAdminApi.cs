using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>Which address leads where, and which right it needs.</summary>
internal sealed class FakeAdminApi(FakeRealm realm)
{
    private readonly FakeClients clients = new(realm);
    private readonly FakeRoles roles = new(realm);
    private readonly FakeUsers users = new(realm);
    private readonly FakePasswords passwords = new(realm);
    private readonly FakeScopes scopes = new(realm);
    private int grants;

    public FakeAnswer Answer(FakeCall call, FakeCaller caller) => call.Path switch
    {
        [] => FakeAnswer.Of(Settings(caller)),
        ["default-default-client-scopes"] => Named(realm.DefaultScopes, caller),
        ["default-optional-client-scopes"] => Named(realm.OptionalScopes, caller),
        ["default-groups"] => List(call, [], caller, "view-realm"),
        ["client-policies", ("profiles" or "policies") and var list] when call.Method == "GET" =>
            Allowed(caller, "view-realm", () => FakeAnswer.Of(new JsonObject { [list] = new JsonArray() })),
        ["clients", ..] => OfClients(call, caller),
        ["client-scopes", ..] => OfScopes(call, caller),
        ["roles", ..] or ["roles-by-id", ..] or ["ui-ext", ..] => OfRoles(call, caller),
        ["users", ..] => OfUsers(call, caller),
        ["groups", ..] => OfGroups(call, caller),
        _ => throw FakeRefusal.NotFound,
    };

    private FakeAnswer OfClients(FakeCall call, FakeCaller caller)
    {
        caller.Needs(call.Method == "GET" ? call.Path.Length == 1 ? "query-clients|view-clients" : "view-clients" : "manage-clients");
        return (call.Method, call.Path) switch
        {
            ("GET", [_]) => call.Page(caller.Sees("view-clients") ? Clients(call.Asked("clientId")) : []),
            ("POST", [_]) => clients.Create(call.Object),
            ("GET", [_, var id]) => FakeAnswer.Of(realm.Client(id)),
            ("PUT", [_, var id]) => clients.Update(id, call.Object),
            ("DELETE", [_, var id]) => clients.Delete(id),
            ("GET", [_, var id, "client-secret"]) => FakeAnswer.Of(new JsonObject { ["type"] = "secret", ["value"] = realm.Client(id)["secret"]!.DeepClone() }),
            ("POST", [_, var id, "client-secret"]) => clients.NewSecret(id),
            ("GET", [_, var id, "roles"]) => RolesIn(call, id),
            ("POST", [_, var id, "roles"]) => roles.Create(FakeRealm.Text(realm.Client(id), "id"), call.Object),
            ("GET", [_, var id, "roles", var name, "users"]) => Members(call, caller, id, name),
            ("GET", [_, var id, "scope-mappings"]) => FakeAnswer.Of(roles.Mappings("clients/" + id)),
            (_, [_, var id, "scope-mappings", "realm"]) => roles.ChangeScopeMappings(call, "clients/" + id, string.Empty),
            (_, [_, var id, "scope-mappings", "clients", var owner]) => roles.ChangeScopeMappings(call, "clients/" + id, owner),
            ("PUT" or "DELETE", [_, var id, ("default-client-scopes" or "optional-client-scopes") and var list, var scope]) =>
                clients.ChangeScope(call.Method, id, list, scope),
            // A GET that writes: who asks for the user of a service account that has none makes it.
            ("GET", [_, var id, "service-account-user"]) => AccountOf(id),
            _ => throw FakeRefusal.NotFound,
        };
    }

    private FakeAnswer OfScopes(FakeCall call, FakeCaller caller)
    {
        caller.Needs(call.Method == "GET" ? "view-clients" : "manage-clients");
        return (call.Method, call.Path) switch
        {
            ("GET", [_]) => call.Page(realm.Scopes.Values),
            ("POST", [_]) => scopes.Create(call.Object),
            ("GET", [_, var id]) => FakeAnswer.Of(realm.Scope(id)),
            ("PUT", [_, var id]) => scopes.Update(id, call.Object),
            ("DELETE", [_, var id]) => scopes.Delete(id),
            ("GET", [_, var id, "scope-mappings"]) => FakeAnswer.Of(roles.Mappings("client-scopes/" + id)),
            (_, [_, var id, "scope-mappings", "realm"]) => roles.ChangeScopeMappings(call, "client-scopes/" + id, string.Empty),
            (_, [_, var id, "scope-mappings", "clients", var owner]) => roles.ChangeScopeMappings(call, "client-scopes/" + id, owner),
            (_, [_, var id, "protocol-mappers", "models", .. var mapper]) => scopes.ChangeMapper(call, id, mapper.FirstOrDefault(string.Empty)),
            _ => throw FakeRefusal.NotFound,
        };
    }

    private FakeAnswer OfRoles(FakeCall call, FakeCaller caller) => (call.Method, call.Path) switch
    {
        ("GET", ["roles"]) => Allowed(caller, "view-realm", () => RolesIn(call, string.Empty)),
        ("POST", ["roles"]) => Allowed(caller, "manage-realm", () => roles.Create(string.Empty, call.Object)),
        ("GET", ["roles", var name, "users"]) => Allowed(caller, "view-realm", () => Members(call, caller, string.Empty, name)),
        ("GET", ["roles-by-id", var id]) => Allowed(caller, RightFor(id, "view"), () => FakeAnswer.Of(roles.Shown(realm.Role(id), brief: false))),
        ("PUT", ["roles-by-id", var id]) => Allowed(caller, RightFor(id, "manage"), () => roles.Update(id, call.Object)),
        ("DELETE", ["roles-by-id", var id]) => Allowed(caller, RightFor(id, "manage"), () => roles.Delete(id)),
        ("GET", ["roles-by-id", var id, "composites"]) =>
            Allowed(caller, RightFor(id, "view"), () => call.Page(realm.RolesOf("roles/" + id).Select(r => roles.Shown(realm.Role(r))))),
        (_, ["roles-by-id", var id, "composites"]) => Allowed(caller, RightFor(id, "manage"), () => roles.ChangeMembers(call, id)),
        // Lists what the caller may grant, so nothing to who only views.
        ("GET", ["ui-ext", "available-roles", "roles", var id]) => call.Page(caller.May("manage-users") ? roles.Available(id) : []),
        _ => throw FakeRefusal.NotFound,
    };

    private FakeAnswer OfUsers(FakeCall call, FakeCaller caller)
    {
        caller.Needs(call.Method == "GET" ? call.Path.Length == 1 ? "query-users|view-users" : "view-users" : "manage-users");
        return (call.Method, call.Path) switch
        {
            ("GET", [_]) => caller.Sees("view-users") ? users.List(call) : call.Page([]),
            ("GET", [_, "profile"]) => FakeAnswer.Of(new JsonObject { ["attributes"] = new JsonArray(), ["unmanagedAttributePolicy"] = "ADMIN_EDIT" }),
            ("POST", [_]) => users.Create(call.Object),
            ("GET", [_, var id]) => FakeAnswer.Of(users.Shown(realm.User(id))),
            ("PUT", [_, var id]) => users.Update(id, call.Object),
            ("DELETE", [_, var id]) => users.Delete(id),
            ("PUT", [_, var id, "reset-password"]) => passwords.Set(id, call.Object),
            ("GET", [_, var id, "credentials"]) => passwords.List(id),
            ("DELETE", [_, var id, "credentials", _]) => passwords.Remove(id),
            ("GET", [_, var id, "role-mappings"]) => FakeAnswer.Of(roles.Mappings("users/" + FakeRealm.Text(realm.User(id), "id"))),
            ("POST", [_, _, "role-mappings", ..]) when !caller.Roles.Contains("realm-admin") && realm.Release.GrantRacesAreRefused && ++grants % 5 == 0 =>
                throw new FakeRefusal(400, "Could not add user role or group mappings!"),
            (_, [_, var id, "role-mappings", "realm"]) => roles.ChangeGrants(call, id, string.Empty),
            (_, [_, var id, "role-mappings", "clients", var owner]) => roles.ChangeGrants(call, id, owner),
            ("GET", [_, var id, "groups"]) => call.Page(users.GroupsOf(id)),
            (_, [_, var id, "groups", var group]) => users.ChangeGroup(call.Method, id, group),
            ("POST", [_, var id, "logout"]) => realm.User(id) is null ? throw FakeRefusal.NotFound : FakeAnswer.Done,
            _ => throw FakeRefusal.NotFound,
        };
    }

    private FakeAnswer OfGroups(FakeCall call, FakeCaller caller)
    {
        caller.Needs(call.Method == "GET" ? "view-users" : "manage-users");
        return (call.Method, call.Path) switch
        {
            ("GET", [_]) => call.Page(realm.Groups.Values),
            ("POST", [_]) => users.CreateGroup(call.Object),
            ("GET", [_, var id, "members"]) => call.Page(users.In(id), limit: 100),
            _ => throw FakeRefusal.NotFound,
        };
    }

    private IEnumerable<JsonObject> Clients(string clientId) => realm.Clients.Values
        .Where(c => clientId.Length == 0 || FakeRealm.Text(c, "clientId") == clientId)
        .OrderBy(c => FakeRealm.Text(c, "clientId"), StringComparer.Ordinal);

    private FakeAnswer RolesIn(FakeCall call, string container) =>
        call.Page(realm.RolesIn(container).Select(r => roles.Shown(r, call.Asked("briefRepresentation") != "false")));

    private FakeAnswer Members(FakeCall call, FakeCaller caller, string container, string name)
    {
        if (realm.Release.MembersNeedViewUsers)
        {
            caller.Needs("view-users");
        }

        var role = realm.RoleNamed(container, name) ?? throw FakeRefusal.NotFound;
        return call.Page(users.Holding(FakeRealm.Text(role, "id")), limit: 100);
    }

    private FakeAnswer AccountOf(string client)
    {
        if (!realm.Accounts.ContainsKey(client))
        {
            clients.AddAccount(client, realm.Client(client));
        }

        return FakeAnswer.Of(users.Shown(realm.User(realm.Accounts[client])));
    }

    private JsonObject Settings(FakeCaller caller)
    {
        var settings = new JsonObject { ["realm"] = realm.Name };
        // A caller without the right gets the realm's name and nothing else.
        if (caller.May("view-realm"))
        {
            settings["accessTokenLifespan"] = 300;
            settings["passwordPolicy"] = realm.PasswordPolicy.Length > 0 ? realm.PasswordPolicy : null;
            settings["defaultRole"] = roles.Shown(realm.Role(realm.DefaultRole));
        }

        return settings;
    }

    private FakeAnswer Named(List<string> names, FakeCaller caller)
    {
        caller.Needs("view-clients");
        return FakeAnswer.Of(new JsonArray([.. names.Select(n => new JsonObject { ["id"] = realm.ScopeNamed(n), ["name"] = n })]));
    }

    private static FakeAnswer List(FakeCall call, IEnumerable<JsonObject> items, FakeCaller caller, string right)
    {
        caller.Needs(right);
        return call.Page(items);
    }

    private string RightFor(string role, string verb) => realm.Role(role)["clientRole"]!.GetValue<bool>() ? verb + "-clients" : verb + "-realm";

    private static FakeAnswer Allowed(FakeCaller caller, string right, Func<FakeAnswer> answer)
    {
        caller.Needs(right);
        return answer();
    }
}
