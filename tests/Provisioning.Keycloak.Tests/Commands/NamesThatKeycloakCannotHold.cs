using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>
/// Names that a server answers with 500, takes for another address or for another object: the whole command says so, with code,
/// place, sentence and next step, and writes nothing, not even its lock.
/// </summary>
public sealed class NamesThatKeycloakCannotHold
{
    private const string Catalogue = "stacks/catalogue/shop.json";

    private const string Stack = "stacks/acme/stack.json";

    private static readonly string[] Up = ["up", "*.dev", "--yes", "--format", "json"];

    public static TheoryData<string, string> OfTechnicalUsers => new()
    {
        { ".", "CMP-004" },
        { "..", "CMP-004" },
        { new string('x', 240), "CMP-004" },
        { " x", "CMP-004" },
        { "SA-ACME-READER", "CMP-006" },
        { "shop", "CMP-006" },
        { "Realm-Management", "CMP-006" },
    };

    public static TheoryData<string, string> OfUsersWithAPassword => new()
    {
        { "service-account-x", "CMP-004" },
        { "..", "CMP-004" },
        { new string('x', 256), "CMP-004" },
        { "Person@acme.example", "CMP-004" },
        { "x", "CMP-004" },
    };

    public static TheoryData<string, string> OfTheCatalogue => new()
    {
        { ".", "CMP-004" },
        { "..", "CMP-004" },
        { new string('x', 256), "CMP-004" },
        { " ", "CMP-004" },
        { string.Empty, "DEC-009" },
    };

    private static JsonObject OrdinaryUser => new() { ["username"] = "service-account-sa-acme-reader", ["enabled"] = true };

    private static JsonObject ClientInCapitals => new() { ["clientId"] = "SA-acme-MANAGER", ["serviceAccountsEnabled"] = true };

    /// <summary>Each of them a server stores in 255 characters, and answers 500 to more.</summary>
    [Theory]
    [InlineData("\"name\": \"{0}\"")]
    [InlineData("\"redirectUris\": [\"{0}\"]")]
    [InlineData("\"webOrigins\": [\"{0}\"]")]
    [InlineData("\"attributes\": {{ \"{0}\": \"1\" }}")]
    [InlineData("\"accountAttributes\": {{ \"{0}\": {{ \"values\": [\"1\"] }} }}")]
    [InlineData("\"mappers\": {{ \"{0}\": {{ \"type\": \"oidc-usermodel-attribute-mapper\" }} }}")]
    public Task OfWhatWasAdoptedAreFound(string adopted) => AreFoundAsync(
        w => w.Write(Stack, ShopProject.Tenant($$"""
            "reader": {
              "description": "Reads orders", "grants": { "technical_roles/Order Reader": {} },
              "adopted": { {{string.Format(null, adopted, new string('x', 256))}} }
            }
            """)),
        "CMP-004",
        Stack);

    [Theory]
    [MemberData(nameof(OfTechnicalUsers))]
    public Task OfATechnicalUserAreFound(string clientId, string code) => AreFoundAsync(
        w => w.Write(Stack, ShopProject.Tenant($$"""
            "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } },
            "other": { "description": "Reads orders by day", "clientId": "{{clientId}}", "grants": { "technical_roles/Order Reader": {} } }
            """)),
        code,
        Stack);

    [Theory]
    [MemberData(nameof(OfUsersWithAPassword))]
    public Task OfAUserWithAPasswordAreFound(string username, string code) => AreFoundAsync(
        w => w.Write(Stack, ShopProject.Tenant($$"""
            "reader": { "description": "Reads orders", "clientId": "{{username}}", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } }
            """)),
        code,
        Stack);

    [Theory]
    [MemberData(nameof(OfTheCatalogue))]
    public Task OfAnApplicationAreFound(string name, string code) => AreFoundAsync(InCatalogue("\"Shop\":", $"\"{name}\":"), code, Catalogue);

    [Theory]
    [MemberData(nameof(OfTheCatalogue))]
    public Task OfAPermissionAreFound(string name, string code) => AreFoundAsync(InCatalogue("\"cancel_orders\":", $"\"{name}\":"), code, Catalogue);

    [Theory]
    [MemberData(nameof(OfTheCatalogue))]
    public Task OfARoleAreFound(string name, string code) => AreFoundAsync(InCatalogue("\"Order Manager\":", $"\"{name}\":"), code, Catalogue);

    /// <summary>Each name fits, and what lets the role into tokens is called after both.</summary>
    [Fact]
    public Task OfAGrantsScopeAreFound()
    {
        var name = new string('R', 250);
        return AreFoundAsync(
            w =>
            {
                InCatalogue("\"Order Manager\":", $"\"{name}\":")(w);
                w.Write(Stack, w.Read(Stack).Replace("technical_roles/Order Manager", $"technical_roles/{name}", StringComparison.Ordinal));
            },
            "CMP-004",
            Catalogue);
    }

    [Fact]
    public async Task ThatAreTakenInARealmAreFound()
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        server.Ask(HttpMethod.Post, "users", OrdinaryUser);
        server.Ask(HttpMethod.Post, "clients", ClientInCapitals);
        await using var wire = new LoopbackServer(server);
        using var workplace = ShopOnAServer.Open(wire.Url, FakeRealms.Name);

        await AreFoundAsync(workplace, "an ordinary user has", "differ only in case");

        Assert.Empty(server.Writes);
        Assert.NotEmpty(server.Requests);
    }

    /// <summary>No service account is there yet, so there is none whose user would be asked for.</summary>
    [Fact]
    public async Task ThatAreTakenInARealmWithoutServiceAccountsAreFound()
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        server.Ask(HttpMethod.Post, "users", OrdinaryUser);
        await using var wire = new LoopbackServer(server);
        using var workplace = ShopOnAServer.Open(wire.Url, FakeRealms.Name);

        await AreFoundAsync(workplace, "an ordinary user has");

        Assert.Empty(server.Writes);
    }

    /// <summary>A tenant's stack asks for its own technical users only, one by one where a realm has many others.</summary>
    [Fact]
    public async Task ThatAreTakenInACrowdAreFound()
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        await using var wire = new LoopbackServer(server);
        using var workplace = ShopOnAServer.Open(wire.Url, FakeRealms.Name);
        workplace.Write(Stack, ShopProject.Tenant(string.Empty));
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        for (var i = 0; i < 250; i++)
        {
            server.Ask(HttpMethod.Post, "clients", new JsonObject { ["clientId"] = $"sa-{i}", ["serviceAccountsEnabled"] = true });
        }

        server.Ask(HttpMethod.Post, "users", OrdinaryUser);
        workplace.Write(Stack, ShopProject.Tenant("""
            "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } }
            """));
        var before = server.Writes.Count();

        var run = (await workplace.RunAsync("up", "acme.dev", "--yes", "--format", "json")).Expect(1);

        Assert.Contains("an ordinary user has", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, server.Writes.Count());
    }

    [RealServerFact(Server.Newest)]
    [Trait("Category", "RealServer")]
    public Task ThatAreTakenAreFoundOnTheNewestRelease() => AreFoundOnAServerAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    [Trait("Category", "RealServer")]
    public Task ThatAreTakenAreFoundOnTheOldestRelease() => AreFoundOnAServerAsync(Server.Oldest);

    /// <summary>The server keeps such roles apart, so they are made as declared and found unchanged.</summary>
    [RealServerFact(Server.Newest)]
    [Trait("Category", "RealServer")]
    public Task OfRolesThatDifferInCaseAreTwoRolesOnTheNewestRelease() => AreTwoRolesAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    [Trait("Category", "RealServer")]
    public Task OfRolesThatDifferInCaseAreTwoRolesOnTheOldestRelease() => AreTwoRolesAsync(Server.Oldest);

    private static Action<Workplace> InCatalogue(string text, string replacement) => workplace =>
    {
        Assert.Contains(text, workplace.Read(Catalogue), StringComparison.Ordinal);
        workplace.Write(Catalogue, workplace.Read(Catalogue).Replace(text, replacement, StringComparison.Ordinal));
    };

    private static async Task AreFoundAsync(Action<Workplace> declare, string code, string file)
    {
        using var server = FakeRealms.Writable(KeycloakRelease.V26);
        await using var wire = new LoopbackServer(server);
        using var workplace = ShopOnAServer.Open(wire.Url, FakeRealms.Name);
        declare(workplace);

        var run = (await workplace.RunAsync(Up)).Expect(1);

        var finding = Assert.Single(run.Json.GetProperty("findings").EnumerateArray(), f => Text(f, "code").StartsWith(code, StringComparison.Ordinal));
        Assert.Equal(file, Text(finding, "file"));
        Assert.InRange(finding.GetProperty("line").GetInt32(), 1, int.MaxValue);
        IsWhole(finding);
        Assert.Empty(server.Requests);
    }

    private static async Task AreFoundOnAServerAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        await realm.AskAsync(HttpMethod.Post, "users", OrdinaryUser);
        await realm.AskAsync(HttpMethod.Post, "clients", ClientInCapitals);
        await realm.AskAsync(HttpMethod.Put, "events/config", new JsonObject { ["adminEventsEnabled"] = true });
        using var workplace = ShopOnAServer.Open(realm);
        var before = await realm.WritesAsync();

        await AreFoundAsync(workplace, "an ordinary user has", "differ only in case");

        Assert.Equal(before, await realm.WritesAsync());
    }

    private static async Task AreFoundAsync(Workplace workplace, params string[] sentences)
    {
        var run = (await workplace.RunAsync(Up)).Expect(1);

        var findings = ShopOnAFaultyWire.Environment(run).GetProperty("findings").EnumerateArray().Where(f => Text(f, "code") == "PLN-004").ToList();
        Assert.Equal(sentences.Length, findings.Count);
        Assert.All(sentences, s => Assert.Contains(findings, f => Text(f, "message").Contains(s, StringComparison.Ordinal)));
        Assert.All(findings, IsWhole);
    }

    private static async Task AreTwoRolesAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var workplace = ShopOnAServer.Open(realm);
        InCatalogue(
            "\"Order Manager\":",
            """ "ORDER READER": { "description": "Cancels orders", "members": ["Shop/cancel_orders"], "offeredTo": ["participant"] }, "Order Manager": """)(workplace);
        workplace.Write(Stack, workplace.Read(Stack).Replace("technical_roles/Order Manager", "technical_roles/ORDER READER", StringComparison.Ordinal));

        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
        var manager = (await workplace.RunAsync("explain", "acme.dev", "manager", "--sign-in")).Expect(0);
        Assert.Contains("Shop/cancel_orders", manager.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Shop/read_orders", manager.Output, StringComparison.Ordinal);
        Assert.Contains("A real token has the same roles, audience and bpn.", manager.Output, StringComparison.Ordinal);
    }

    /// <summary>An error with a place, a sentence and a next step.</summary>
    private static void IsWhole(JsonElement finding)
    {
        Assert.Equal("error", Text(finding, "severity"));
        Assert.NotEmpty(Text(finding, "subject") + Text(finding, "file"));
        Assert.EndsWith(".", Text(finding, "message"), StringComparison.Ordinal);
        Assert.NotEmpty(Text(finding, "next"));
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;
}
