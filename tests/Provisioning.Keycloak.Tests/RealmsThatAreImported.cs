using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests;

/// <summary>A realm that somebody made by hand on a real server, taken over by the whole command.</summary>
[Trait("Category", "RealServer")]
public sealed class RealmsThatAreImported : IDisposable
{
    private const string SecretByHand = "made-by-hand";

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [RealServerFact(Server.Newest)]
    public Task AreAdoptedAtOnceOnTheNewestRelease() => AreAdoptedAsync(Server.Newest, adopt: true);

    [RealServerFact(Server.Oldest)]
    public Task AreAdoptedByTheNextUpOnTheOldestRelease() => AreAdoptedAsync(Server.Oldest, adopt: false);

    private async Task AreAdoptedAsync(string variable, bool adopt)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await MakeByHandAsync(realm);
        workplace.Variables["PROVISIONING__PRD__KEYCLOAK__CLIENTID"] = TestRealm.AdministrationClient;
        workplace.Variables["PROVISIONING__PRD__KEYCLOAK__CLIENTSECRET"] = TestRealm.Secret;
        var tokens = await RolesInTokenAsync(realm, "sa-direct") + '\n' + await RolesInTokenAsync(realm, "sa-full");
        var shape = await ShapeAsync(realm);

        string[] import = ["import", $"{realm.Server.Url}realms/{realm.Name}", "--into", "harbour", "--environment", "prd"];
        (await workplace.RunAsync(adopt ? [.. import, "--adopt", "--yes"] : import)).Expect(0);

        var preview = (await workplace.RunAsync("preview", "platform.prd", "--project", "harbour", "--detailed-exit-code")).Expect(0);
        Assert.StartsWith(adopt ? "prd: nothing to do\n" : "prd: nothing to change, ", preview.Output, StringComparison.Ordinal);
        Assert.Contains("'sa-full' was adopted with full scope", preview.Output, StringComparison.Ordinal);
        Assert.Contains("'sa-direct' was adopted with a scope mapping of its own", preview.Output, StringComparison.Ordinal);
        if (!adopt)
        {
            (await workplace.RunAsync("up", "platform.prd", "--project", "harbour", "--yes")).Expect(0);
            preview = (await workplace.RunAsync("preview", "platform.prd", "--project", "harbour", "--detailed-exit-code")).Expect(0);
            Assert.StartsWith("prd: nothing to do\n", preview.Output, StringComparison.Ordinal);
        }

        Assert.Equal(tokens, await RolesInTokenAsync(realm, "sa-direct") + '\n' + await RolesInTokenAsync(realm, "sa-full"));
        Assert.Equal(shape, await ShapeAsync(realm));
        Assert.All(workplace.Files(), f => Assert.DoesNotContain(SecretByHand, File.ReadAllText(f), StringComparison.Ordinal));

        // A scope mapping that comes behind our back afterwards is seen, because the technical user was adopted with such.
        await AddScopeMappingAsync(realm, "sa-direct", "unload");
        var drift = (await workplace.RunAsync("preview", "platform.prd", "--project", "harbour", "--detailed-exit-code")).Expect(2);
        Assert.Contains("scopeRoles: - Crane/unload", drift.Output, StringComparison.Ordinal);
    }

    private static async Task MakeByHandAsync(TestRealm realm)
    {
        await realm.AskAsync(HttpMethod.Post, "clients", new JsonObject { ["clientId"] = "Crane", ["bearerOnly"] = true });
        var crane = await IdAsync(realm, "Crane");
        foreach (var role in new[] { "load", "unload" })
        {
            await realm.AskAsync(HttpMethod.Post, $"clients/{crane}/roles", new JsonObject { ["name"] = role });
        }

        await realm.AskAsync(HttpMethod.Post, $"clients/{crane}/roles", new JsonObject
        {
            ["name"] = "Operator",
            ["composite"] = true,
            ["composites"] = new JsonObject { ["client"] = new JsonObject { ["Crane"] = new JsonArray("load", "unload") } },
        });
        foreach (var (name, full) in new[] { ("sa-direct", false), ("sa-full", true) })
        {
            await realm.AskAsync(HttpMethod.Post, "clients", new JsonObject
            {
                ["clientId"] = name,
                ["description"] = "Made by hand",
                ["secret"] = SecretByHand,
                ["serviceAccountsEnabled"] = true,
                ["standardFlowEnabled"] = false,
                ["fullScopeAllowed"] = full,
            });
            var user = (await realm.AskAsync(HttpMethod.Get, $"users?username=service-account-{name}&exact=true"))![0]!["id"];
            var role = await realm.AskAsync(HttpMethod.Get, $"clients/{crane}/roles/Operator");
            await realm.AskAsync(HttpMethod.Post, $"users/{user}/role-mappings/clients/{crane}", new JsonArray(role!.DeepClone()));
        }

        await AddScopeMappingAsync(realm, "sa-direct", "load");
    }

    private static async Task AddScopeMappingAsync(TestRealm realm, string clientId, string role) => await realm.AskAsync(
        HttpMethod.Post,
        $"clients/{await IdAsync(realm, clientId)}/scope-mappings/clients/{await IdAsync(realm, "Crane")}",
        new JsonArray((await realm.AskAsync(HttpMethod.Get, $"clients/{await IdAsync(realm, "Crane")}/roles/{role}"))!.DeepClone()));

    private static async Task<string> IdAsync(TestRealm realm, string clientId) =>
        (await realm.AskAsync(HttpMethod.Get, $"clients?clientId={clientId}"))![0]!["id"]!.GetValue<string>();

    private static async Task<string> RolesInTokenAsync(TestRealm realm, string clientId)
    {
        var token = await realm.Server.TokenAsync(realm.Name, new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = SecretByHand,
        });
        var payload = token.Split('.')[1];
        var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload))!;
        return string.Join(' ', (claims["resource_access"]?.AsObject() ?? [])
            .SelectMany(app => app.Value!["roles"]!.AsArray().Select(r => $"{app.Key}/{r}")).Order(StringComparer.Ordinal));
    }

    /// <summary>The scopes and mappers that the two technical users have, in whichever shape the release gives them.</summary>
    private static async Task<string> ShapeAsync(TestRealm realm)
    {
        var shapes = new List<string>();
        foreach (var name in new[] { "sa-direct", "sa-full" })
        {
            var client = (await realm.AskAsync(HttpMethod.Get, $"clients?clientId={name}"))![0]!;
            var scopes = client["defaultClientScopes"]!.AsArray().Select(s => s!.GetValue<string>());
            var mappers = client["protocolMappers"]?.AsArray().Select(m => m!["name"]!.GetValue<string>()) ?? [];
            shapes.Add($"{name} {client["fullScopeAllowed"]} {string.Join(',', scopes.Concat(mappers).Order(StringComparer.Ordinal))}");
        }

        return string.Join('\n', shapes);
    }
}
