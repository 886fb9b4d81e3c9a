using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Resources.Previews;

namespace Provisioning.Tests.Resources.Previews;

public sealed class PreviewThatIsOdd
{
    private const string Prefix = "urn:pulumi:dev::shop::";

    [Theory]
    [InlineData("", "PPV-001")]
    [InlineData("[]", "PPV-001")]
    [InlineData("""{ "duration": 5 }""", "PPV-001")]
    [InlineData("""{ "steps": [ { "op": "create", "urn": "urn:pulumi:dev::shop::a:b:C::x" """, "PPV-001")]
    [InlineData("""{ "steps": [ 5 ] }""", "PPV-003")]
    [InlineData("""{ "steps": [ { "op": "create" } ] }""", "PPV-003")]
    [InlineData("""{ "steps": [], "diagnostics": [ { "severity": "error", "message": "swordfish" } ] }""", "PPV-002")]
    public async Task IsAFindingAndNotHalfAReview(string json, string code)
    {
        var reading = (await ReadAsync(json)).In(null);

        var finding = Assert.Single(reading.Findings);
        Assert.Equal(code, finding.Code);
        Assert.DoesNotContain("swordfish", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhichStepItDoesNotKnowAndWhereItIs()
    {
        var reading = (await ReadAsync("{\n \"steps\": [\n  { \"op\": \"teleport\", \"urn\": \"urn:pulumi:dev::shop::keycloak:index/role:Role::view\" }\n ]\n}")).In(null);

        var finding = Assert.Single(reading.Findings);
        Assert.StartsWith(
            "preview.json(3,1): warning PPV-003: The step 'teleport' of 'keycloak:index/role:Role::view' is of no known kind. ",
            finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhichTypesItDoesNotReadOncePerType()
    {
        var reading = await OfAsync(
            Create("keycloak:index/groupRoles:GroupRoles", "a"), Create("keycloak:index/groupRoles:GroupRoles", "b"),
            Create("keycloak:index/realmUserProfile:RealmUserProfile", "profile"));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal("2 resources of type 'keycloak:index/groupRoles:GroupRoles' change and are not in the review.", finding.Message);
    }

    /// <summary>An application replaced under the same name: both halves are told, in either order.</summary>
    [Theory]
    [InlineData("create-replacement", "replace", "delete-replaced")]
    [InlineData("delete-replaced", "replace", "create-replacement")]
    public async Task ReplacesWithoutLosingAHalf(params string[] operations)
    {
        var (old, now) = (Properties(("clientId", "shop"), ("description", "old")), Properties(("clientId", "shop"), ("description", "new")));
        var reading = await OfAsync([.. operations.Select(o => Step(
            o, "keycloak:openid/client:Client", "shop", o == "create-replacement" ? null : old, o == "delete-replaced" ? null : now))]);

        Assert.Equal("old", reading.Before.Clients["shop"].Description);
        Assert.Equal("new", reading.After.Clients["shop"].Description);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("read")]
    [InlineData("import")]
    [InlineData("refresh")]
    public async Task ChangesNothingThatIsOnlyLookedAt(string operation)
    {
        var found = Properties(("clientId", "shop"), ("description", "found"));
        var reading = await OfAsync(Step(operation, "keycloak:openid/client:Client", "shop", operation == "import" ? null : found, found));

        Assert.Equal("found", reading.Before.Clients["shop"].Description);
        Assert.Equal(reading.Before, reading.After);
    }

    [Fact]
    public async Task TakesWhatItFoundInTheRealmForWhatThereIs()
    {
        var (state, found, wanted) = (Properties(("name", "view"), ("description", "as applied")), Properties(("name", "view"), ("description", "by hand")), Properties(("name", "view"), ("description", "as declared")));
        var reading = await OfAsync(
            Step("refresh", "keycloak:index/role:Role", "view", state, found), Step("update", "keycloak:index/role:Role", "view", found, wanted));

        Assert.Equal("by hand", reading.Before.Roles[RoleRef.OfRealm("view")].Description);
        Assert.Equal("as declared", reading.After.Roles[RoleRef.OfRealm("view")].Description);
    }

    /// <summary>A program of others: resources named otherwise than their objects, ids of which only dependencies tell the owner.</summary>
    [Fact]
    public async Task IsReadByWhatItsResourcesDependOn()
    {
        const string unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        var reading = await OfAsync(
            Create("keycloak:openid/client:Client", "app", ("clientId", "portal"), ("fullScopeAllowed", false)),
            Create("keycloak:index/role:Role", "r-view", [("name", "view"), ("clientId", unknown)], ("clientId", "keycloak:openid/client:Client", "app")),
            Create("keycloak:openid/client:Client", "tu", ("clientId", "sa-1"), ("serviceAccountsEnabled", true), ("fullScopeAllowed", false)),
            Create("keycloak:index/userRoles:UserRoles", "tu-roles", [("userId", unknown), ("roleIds", new JsonArray(unknown))],
                ("userId", "keycloak:openid/client:Client", "tu"), ("roleIds", "keycloak:index/role:Role", "r-view")),
            Create("keycloak:index/genericRoleMapper:GenericRoleMapper", "tu-scope", [("clientId", unknown), ("roleId", unknown)],
                ("clientId", "keycloak:openid/client:Client", "tu"), ("roleId", "keycloak:index/role:Role", "r-view")),
            Create("keycloak:openid/userAttributeProtocolMapper:UserAttributeProtocolMapper", "tu-bpn",
                [("clientId", unknown), ("name", "BPN"), ("claimName", "bpn"), ("userAttribute", "bpn")], ("clientId", "keycloak:openid/client:Client", "tu")),
            Create("keycloak:index/user:User", "tu-account", ("username", "service-account-sa-1"), ("import", true), ("attributes", new JsonObject { ["bpn"] = "BPNL000000000001" })));

        Assert.Empty(reading.Findings);
        var client = reading.After.Clients["sa-1"];
        Assert.Equal([new RoleRef("portal", "view")], client.ServiceAccount!.Grants);
        Assert.Equal([new RoleRef("portal", "view")], client.ScopeRoles);
        Assert.Equal("bpn", client.Mappers["BPN"].Config["user.attribute"]);
        Assert.Equal(["BPNL000000000001"], client.ServiceAccount.Attributes["bpn"]);
        Assert.DoesNotContain("sa-1", reading.Before.Clients.Keys);
    }

    /// <summary>It may be any role, one that administers the realm as well.</summary>
    [Fact]
    public async Task IsRefusedWhereSomebodyGainsARoleWithoutAName()
    {
        var old = Properties(("userId", "u-1"), ("roleIds", new JsonArray("r-1")));
        var now = Properties(("userId", "u-1"), ("roleIds", new JsonArray("r-1", "r-2")));
        var reading = await OfAsync(
            Create("keycloak:openid/client:Client", "sa-1", ("clientId", "sa-1"), ("serviceAccountsEnabled", true)),
            Step("refresh", "keycloak:index/userRoles:UserRoles", "sa-1", old, old),
            Step("update", "keycloak:index/userRoles:UserRoles", "sa-1", old, now));

        Assert.Equal(
            [(Severity.Warning, true), (Severity.Error, false)],
            reading.Findings.Where(f => f.Code == "PPV-005").OrderBy(f => f.Message, StringComparer.Ordinal).Reverse().Select(f => (f.Severity, f.Message.Contains("r-1", StringComparison.Ordinal))));
    }

    /// <summary>A value that Pulumi marks as secret goes nowhere, be it masked, sealed or, with --show-secrets, in the clear.</summary>
    [Fact]
    public async Task KeepsSecretsToItself()
    {
        const string canary = "canary-8d1f0c5e";
        var seal = new JsonObject
        {
            ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270",
            ["plaintext"] = canary,
            ["ciphertext"] = canary,
            ["value"] = canary,
        };
        var reading = await OfAsync(
            Create("keycloak:openid/client:Client", "shop", ("clientId", "shop"), ("clientSecret", canary), ("description", seal)),
            Create("provisioning:keyvault:Secret", "shop", ("name", "acme-shop"), ("clientId", "shop"), ("stack", "acme.dev"), ("value", canary)),
            Create("keycloak:index/user:User", "u", ("username", "u"), ("initialPassword", new JsonObject { ["value"] = canary })));

        var everything = $"{reading}{string.Join(' ', reading.After.Clients.Values)}{string.Join(' ', reading.SecretsAfter)}{string.Join(' ', reading.After.Users.Values)}";
        Assert.DoesNotContain(canary, everything, StringComparison.Ordinal);
        Assert.Equal("[secret]", reading.After.Clients["shop"].Description);
    }

    [Fact]
    public async Task SaysThatASecretGetsAnotherValueAndNotWhich()
    {
        var secret = Properties(("name", "acme-shop"), ("clientId", "shop"), ("stack", "acme.dev"), ("value", "[secret]"), ("version", "1"));
        var step = Step("update", "provisioning:keyvault:Secret", "shop", secret, secret);
        step["diffReasons"] = new JsonArray("value");

        var finding = Assert.Single((await OfAsync(step)).Findings, f => f.Code == "PPV-009");

        Assert.Equal("The secret of 'shop' gets another value in the vault.", finding.Message);
    }

    [Fact]
    public async Task IsReadInPiecesHoweverTheyFall()
    {
        var text = Encoding.UTF8.GetBytes("\uFEFF" + Json(Create("keycloak:openid/client:Client", "shop", ("clientId", "shop"), ("description", new string('ü', 300)))));
        var whole = (await PulumiPreview.ReadAsync("p.json", new MemoryStream(text), CancellationToken.None)).In(null);

        using var drip = new Drip(text);
        var inPieces = (await PulumiPreview.ReadAsync("p.json", drip, CancellationToken.None)).In(null);

        Assert.Equal(new string('ü', 300), inPieces.After.Clients["shop"].Description);
        Assert.Equal(whole.After, inPieces.After);
    }

    private static Task<PulumiPreview> ReadAsync(string json) =>
        PulumiPreview.ReadAsync("preview.json", new MemoryStream(Encoding.UTF8.GetBytes(json)), CancellationToken.None);

    private static async Task<PreviewReading> OfAsync(params JsonObject[] steps) => (await ReadAsync(Json(steps))).In(null);

    private static string Json(params JsonObject[] steps) => new JsonObject { ["steps"] = new JsonArray([.. steps]) }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    private static JsonObject Create(string type, string name, params (string, JsonNode)[] properties) => Step("create", type, name, null, Properties(properties));

    private static JsonObject Create(string type, string name, (string, JsonNode)[] properties, params (string Property, string Type, string Name)[] dependencies)
    {
        var state = Properties(properties);
        state["propertyDependencies"] = new JsonObject(dependencies.Select(d =>
            KeyValuePair.Create<string, JsonNode?>(d.Property, new JsonArray($"{Prefix}{d.Type}::{d.Name}"))));
        return Step("create", type, name, null, state);
    }

    private static JsonObject Step(string operation, string type, string name, JsonObject? old, JsonObject? now) => new()
    {
        ["op"] = operation,
        ["urn"] = $"{Prefix}{type}::{name}",
        ["oldState"] = old?.DeepClone(),
        ["newState"] = now?.DeepClone(),
    };

    private static JsonObject Properties(params (string Name, JsonNode Value)[] properties) => new()
    {
        ["custom"] = true,
        ["inputs"] = new JsonObject(properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, p.Value.DeepClone()))),
    };

    /// <summary>A stream that gives one byte at a time, as a slow pipe may.</summary>
    private sealed class Drip(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer.Length > 1 ? buffer[..1] : buffer, cancellationToken);
    }
}
