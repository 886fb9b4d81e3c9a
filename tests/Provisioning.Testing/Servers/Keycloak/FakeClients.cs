using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>What the server does with clients and the users of their service accounts.</summary>
internal sealed class FakeClients(FakeRealm realm)
{
    private static readonly string[] OwnMappers = ["Client ID", "Client Host", "Client IP Address"];

    /// <summary>Without a policy that rotates, the former one has ended.</summary>
    public FakeAnswer NewSecret(string id)
    {
        var secret = SecretOfTheServer();
        realm.Client(id)["secret"] = secret;
        return FakeAnswer.Of(new JsonObject { ["type"] = "secret", ["value"] = secret });
    }

    public FakeAnswer Create(JsonObject body)
    {
        var client = (JsonObject)body.DeepClone();
        var id = realm.NewId();
        var clientId = FakeRealm.Text(client, "clientId") is { Length: > 0 } given ? given : id;
        FakeRealm.MustFit([clientId, FakeRealm.Text(client, "description"), .. Attributes(client).Select(a => a.Key)]);
        var hasAccount = Flag(client, "serviceAccountsEnabled");
        // The second text is said of a user as well, however misleading.
        if (realm.ClientNamed(clientId) is not null || (hasAccount && realm.Users.Values.Any(u => FakeRealm.Text(u, "username") == UsernameOf(clientId))))
        {
            throw new FakeRefusal(409, $"Client {clientId} already exists");
        }

        if (hasAccount)
        {
            FakeRealm.MustFit(UsernameOf(clientId));
        }

        client["id"] = id;
        client["clientId"] = clientId;
        client["secret"] ??= SecretOfTheServer();
        client["nodeReRegistrationTimeout"] = -1;
        var attributes = Attributes(client);
        attributes["client.secret.creation.time"] = "1795320512";
        if (realm.Release.MarksClients)
        {
            attributes["realm_client"] = "false";
        }

        // Names that nobody knows are dropped without a word.
        client["defaultClientScopes"] = Known(client["defaultClientScopes"], realm.DefaultScopes);
        client["optionalClientScopes"] = Known(client["optionalClientScopes"], realm.OptionalScopes);
        client["protocolMappers"] = WithIds(client["protocolMappers"] as JsonArray);
        realm.Clients[id] = client;
        if (hasAccount)
        {
            AddAccount(id, client);
        }

        return new FakeAnswer(201, NewId: id);
    }

    public FakeAnswer Update(string id, JsonObject body)
    {
        var client = realm.Client(id);
        FakeRealm.MustFit([FakeRealm.Text(body, "description"), .. Attributes((JsonObject)body.DeepClone()).Select(a => a.Key)]);
        foreach (var (field, value) in body.Where(f => f.Key is not ("id" or "attributes" or "protocolMappers" or "defaultClientScopes" or "optionalClientScopes")))
        {
            client[field] = value?.DeepClone();
        }

        var attributes = Attributes(client);
        foreach (var (key, value) in body["attributes"] as JsonObject ?? [])
        {
            if (value is null || value.GetValue<string>().Length == 0)
            {
                attributes.Remove(key);
            }
            else
            {
                attributes[key] = value.DeepClone();
            }
        }

        if (body["protocolMappers"] is JsonArray mappers)
        {
            client["protocolMappers"] = WithIds(mappers);
        }

        ChangeAccount(id, client, body.ContainsKey("serviceAccountsEnabled"));
        return FakeAnswer.Done;
    }

    public FakeAnswer Delete(string id)
    {
        realm.Client(id);
        RemoveAccount(id);
        foreach (var role in realm.RolesIn(id).ToList())
        {
            realm.RemoveRole(FakeRealm.Text(role, "id"));
        }

        realm.Forget("clients/" + id);
        realm.Clients.Remove(id);
        return FakeAnswer.Done;
    }

    /// <summary>Adding a scope twice is no error; one that is there as the other kind stays what it is.</summary>
    public FakeAnswer ChangeScope(string method, string id, string list, string scope)
    {
        var client = realm.Client(id);
        var field = list == "default-client-scopes" ? "defaultClientScopes" : "optionalClientScopes";
        var other = list == "default-client-scopes" ? "optionalClientScopes" : "defaultClientScopes";
        var name = FakeRealm.Text(realm.Scope(scope), "name");
        bool Has(string kind) => client[kind]!.AsArray().Any(s => s!.GetValue<string>() == name);
        if (method == "DELETE")
        {
            client[field] = new JsonArray([.. client[field]!.AsArray().Where(s => s!.GetValue<string>() != name).Select(s => s!.DeepClone())]);
        }
        else if (!Has(field) && !Has(other))
        {
            client[field]!.AsArray().Add(name);
        }

        return FakeAnswer.Done;
    }

    public static JsonArray WithIds(JsonArray? mappers) => new([.. (mappers ?? []).Select(m =>
    {
        var mapper = m!.DeepClone();
        mapper["id"] ??= Guid.NewGuid().ToString();
        return mapper;
    })]);

    public void AddAccount(string id, JsonObject client)
    {
        var user = realm.NewId();
        realm.Users[user] = new JsonObject { ["id"] = user, ["username"] = UsernameOf(FakeRealm.Text(client, "clientId")), ["enabled"] = true };
        realm.Accounts[id] = user;
        realm.RolesOf("users/" + user).Add(realm.DefaultRole);
        if (realm.Release.HasServiceAccountScope)
        {
            client["defaultClientScopes"]!.AsArray().Add("service_account");
            return;
        }

        var mappers = client["protocolMappers"]!.AsArray();
        foreach (var mapper in OwnMappers)
        {
            mappers.Add((JsonNode)new JsonObject
            {
                ["id"] = realm.NewId(),
                ["name"] = mapper,
                ["protocol"] = "openid-connect",
                ["protocolMapper"] = "oidc-usersessionmodel-note-mapper",
                ["config"] = new JsonObject { ["access.token.claim"] = "true" },
            });
        }
    }

    private void ChangeAccount(string id, JsonObject client, bool isSaid)
    {
        if (!Flag(client, "serviceAccountsEnabled") || (!isSaid && !realm.Release.SilentUpdateKeepsAccount))
        {
            RemoveAccount(id);
        }
        else if (isSaid && !realm.Accounts.ContainsKey(id))
        {
            AddAccount(id, client);
        }
    }

    private void RemoveAccount(string id)
    {
        if (realm.Accounts.Remove(id, out var user))
        {
            realm.RemoveUser(user);
        }
    }

    private JsonArray Known(JsonNode? asked, List<string> otherwise) => asked is JsonArray list
        ? new JsonArray([.. list.Where(s => realm.ScopeNamed(s!.GetValue<string>()) is not null).Select(s => s!.DeepClone())])
        : new JsonArray([.. otherwise.Select(s => JsonValue.Create(s))]);

    private static JsonObject Attributes(JsonObject client)
    {
        client["attributes"] ??= new JsonObject();
        return client["attributes"]!.AsObject();
    }

    private static bool Flag(JsonObject client, string field) => client[field]?.GetValue<bool>() == true;

    private static string UsernameOf(string clientId) => "service-account-" + clientId.ToLowerInvariant();

    private static string SecretOfTheServer() => $"fake-secret-{Guid.NewGuid():N}";
}
