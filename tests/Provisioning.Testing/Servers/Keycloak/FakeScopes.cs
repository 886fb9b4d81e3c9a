using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>What the server does with client scopes.</summary>
internal sealed class FakeScopes(FakeRealm realm)
{
    public FakeAnswer Create(JsonObject body)
    {
        var name = FakeRealm.Text(body, "name");
        FakeRealm.MustFit(name, FakeRealm.Text(body, "description"));
        if (name.Length == 0 || name.Any(c => c is <= ' ' or > '~' or '"' or '\\'))
        {
            throw new FakeRefusal(400, $"Unexpected name \"{name}\" for ClientScope");
        }

        if (realm.ScopeNamed(name) is not null)
        {
            throw new FakeRefusal(409, $"Client Scope {name} already exists");
        }

        var scope = (JsonObject)body.DeepClone();
        var id = realm.NewId();
        scope["id"] = id;
        scope["protocolMappers"] = FakeClients.WithIds(scope["protocolMappers"] as JsonArray);
        realm.Scopes[id] = scope;
        return new FakeAnswer(201, NewId: id);
    }

    /// <summary>Ignores mappers, which have addresses of their own; attributes are merged.</summary>
    public FakeAnswer Update(string id, JsonObject body)
    {
        var scope = realm.Scope(id);
        scope["description"] = body["description"]?.DeepClone();
        scope["attributes"] ??= new JsonObject();
        foreach (var (key, value) in body["attributes"] as JsonObject ?? [])
        {
            if (value is null)
            {
                scope["attributes"]!.AsObject().Remove(key);
            }
            else
            {
                scope["attributes"]![key] = value.DeepClone();
            }
        }

        return FakeAnswer.Done;
    }

    public FakeAnswer Delete(string id)
    {
        var name = FakeRealm.Text(realm.Scope(id), "name");
        foreach (var client in realm.Clients.Values)
        {
            foreach (var field in (string[])["defaultClientScopes", "optionalClientScopes"])
            {
                client[field] = new JsonArray([.. client[field]!.AsArray().Where(s => s!.GetValue<string>() != name).Select(s => s!.DeepClone())]);
            }
        }

        realm.Forget("client-scopes/" + id);
        realm.Scopes.Remove(id);
        return FakeAnswer.Done;
    }

    public FakeAnswer ChangeMapper(FakeCall call, string scope, string mapper)
    {
        var mappers = realm.Scope(scope)["protocolMappers"]!.AsArray();
        var present = mappers.FirstOrDefault(m => FakeRealm.Text(m!.AsObject(), "id") == mapper);
        switch (call.Method)
        {
            case "POST" when mappers.Any(m => FakeRealm.Text(m!.AsObject(), "name") == FakeRealm.Text(call.Object, "name")):
                throw new FakeRefusal(409, "Protocol mapper exists with same name");
            case "POST":
                var made = (JsonObject)call.Object.DeepClone();
                made["id"] = realm.NewId();
                mappers.Add((JsonNode)made);
                return new FakeAnswer(201, NewId: FakeRealm.Text(made, "id"));
            case "PUT" when present is not null:
                mappers[mappers.IndexOf(present)] = call.Object.DeepClone();
                return FakeAnswer.Done;
            case "DELETE" when present is not null:
                mappers.Remove(present);
                return FakeAnswer.Done;
            default:
                throw FakeRefusal.NotFound;
        }
    }
}
