using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>
/// Each kind of change through the whole command on a real server: a caller with exactly the rights that it needs makes it, and one
/// that lacks any of them is told which, with nothing written.
/// </summary>
[Trait("Category", "RealServer")]
public sealed class LeastPrivilege(ITestOutputHelper output)
{
    private const string Catalogue = "stacks/catalogue/shop.json";

    private const string Stack = "stacks/acme/stack.json";

    private const string Reader = """ "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } } """;

    private const string Pipeline = """ "pipeline": { "description": "Releases orders", "clientId": "cicd@acme.example", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } } """;

    /// <summary>That a grant administers the realm is accepted here; whether the caller may give it is the question.</summary>
    private static readonly string[] Up = ["up", "*.dev", "--yes", "--format", "json", "--privileged", "allow"];

    /// <summary>What changes, how it is declared, and which rights it needs beyond those of every run.</summary>
    private static readonly (string Change, Action<Workplace> Declare, string[] More)[] Table =
    [
        ("applications, roles, composites, scopes, technical users", _ => { }, []),
        ("a user with a password", Acme(Reader, Pipeline), []),
        ("a grant and its scope", Acme(Reader.Replace("\"technical_roles/Order Reader\": {}", "\"technical_roles/Order Manager\": {}", StringComparison.Ordinal), Pipeline), []),
        ("a grant of the user with a password, its sessions ended", Acme(Reader, Pipeline.Replace("Order Reader", "Order Manager", StringComparison.Ordinal)), []),
        ("texts of a technical user", Acme(Reader.Replace("at night", "by day", StringComparison.Ordinal), Pipeline), []),
        ("a technical user switched off", Acme(Reader.Replace("\"grants\"", "\"enabled\": false, \"grants\"", StringComparison.Ordinal), Pipeline), []),
        ("the organisation's number, on service accounts", In(Stack, "BPNL00000000ACME", "BPNL00000000ACMF"), []),
        ("a member of a composite", In(Catalogue, "\"Shop/write_orders\", ", string.Empty), []),
        ("a permission's text", In(Catalogue, "Cancels orders", "Takes orders back"), []),
        ("a permission gone", In(Catalogue, ", \"cancel_orders\": { \"description\": \"Takes orders back\" }", string.Empty, "\"Shop/cancel_orders\"", "\"Shop/write_orders\""), []),
        ("an application's text", In(Catalogue, "\"Takes orders\"", "\"Takes and ships orders\""), []),
        ("a group of a technical user", Acme(Reader.Replace("\"grants\"", "\"adopted\": { \"groups\": [\"/night\"] }, \"grants\"", StringComparison.Ordinal), Pipeline), []),
        ("mappers of a technical user", Acme(Reader.Replace("\"grants\"", "\"adopted\": { \"groups\": [\"/night\"], \"mappers\": {} }, \"grants\"", StringComparison.Ordinal), Pipeline), []),
        ("a realm role for a technical user", All(In(Catalogue, "{ \"applications\"", "{ \"externalRoles\": { \"auditor\": {} }, \"applications\""), Acme(Reader.Replace("\"technical_roles/Order Reader\"", "\"auditor\": {}, \"technical_roles/Order Reader\"", StringComparison.Ordinal), Pipeline)), []),
        ("a realm role in a composite", In(Catalogue, "[\"Shop/read_orders\"]", "[\"Shop/read_orders\", \"auditor\"]"), ["manage-realm"]),
        ("a role of realm-management for a technical user", Acme(Reader.Replace("\"technical_roles/Order Reader\"", "\"realm-management/view-events\": { \"reason\": \"Watches\" }, \"technical_roles/Order Reader\"", StringComparison.Ordinal), Pipeline), ["view-events"]),
        ("a role of realm-management taken away", Acme(Reader, Pipeline), ["view-events"]),
        ("a technical user gone", Acme(Pipeline), []),
    ];

    private readonly HashSet<string> callers = [];

    [RealServerFact(Server.Newest)]
    public Task IsEnoughAndNeededForEachChangeOnTheNewestRelease() => IsEnoughAndNeededAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task IsEnoughAndNeededForEachChangeOnTheOldestRelease() => IsEnoughAndNeededAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task IsEnoughAndNeededToPreviewOnTheNewestRelease() => PreviewsAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task IsEnoughAndNeededToPreviewOnTheOldestRelease() => PreviewsAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task IsEnoughAndNeededForThePoliciesOfTheNewestRelease() => ReplacesPoliciesAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task IsEnoughAndNeededForThePoliciesOfTheOldestRelease() => ReplacesPoliciesAsync(Server.Oldest, "--all-clients");

    [RealServerFact(Server.Newest)]
    public Task IsEnoughAndNeededToAdoptOnTheNewestRelease() => AdoptsAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task IsEnoughAndNeededToAdoptOnTheOldestRelease() => AdoptsAsync(Server.Oldest);

    private async Task IsEnoughAndNeededAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable);
        using var workplace = await OpenAsync(realm);
        // Rules of good practice are another matter than rights.
        workplace.Write("stacks/environments/dev.json", ShopProject.Environment("dev").TrimEnd().TrimEnd('}')
            + """, "rules": { "PRM-003": "off", "TUS-003": "off", "PRM-002": "off", "PRM-001": "off" } }""");
        foreach (var (change, declare, more) in Table)
        {
            declare(workplace);
            string[] needed = [.. TestRealm.Writing.Where(r => !IsImplied(r, more)), .. more];
            await IsRefusedAsync(realm, workplace, change, [.. TestRealm.Writing, .. more], Up);

            As(workplace, await CallerAsync(realm, needed));
            var run = await workplace.RunAsync(Up);
            Assert.True(run.ExitCode == 0, $"{change}: {run.Everything}");
            Assert.NotEmpty(ShopOnAFaultyWire.Environment(run).GetProperty("applied").GetProperty("done").EnumerateArray());
            output.WriteLine($"{change}: {string.Join(", ", needed)}");
        }

        As(workplace, await CallerAsync(realm, TestRealm.Writing));
        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
        await RotatesAsync(realm, workplace, "pipeline", TestRealm.Writing);
        workplace.Write(Stack, ShopProject.Tenant($"{Reader}, {Pipeline}"));
        As(workplace, await CallerAsync(realm, TestRealm.Writing));
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await RotatesAsync(realm, workplace, "reader", ["manage-clients", "view-users", "view-realm"]);
        await IsRefusedAsync(realm, workplace, "destroy", TestRealm.Writing, ["destroy", "*.dev", "--yes", "--format", "json"]);
        As(workplace, await CallerAsync(realm, TestRealm.Writing));
        (await workplace.RunAsync("destroy", "platform.dev", "acme.dev", "--yes")).Expect(0);
    }

    private async Task RotatesAsync(TestRealm realm, Workplace workplace, string technicalUser, string[] needed)
    {
        string[] rotate = ["rotate", "acme.dev", technicalUser, "--no-overlap", "--yes", "--format", "json"];
        await IsRefusedAsync(realm, workplace, $"rotation of {technicalUser}", needed, rotate);
        As(workplace, await CallerAsync(realm, needed));
        (await workplace.RunAsync(rotate)).Expect(0);
    }

    private async Task ReplacesPoliciesAsync(string variable, params string[] accepted)
    {
        await using var realm = await TestRealm.CreateAsync(variable);
        using var workplace = await OpenAsync(realm);
        string[] policy = ["policy", "dev", "--apply", "--yes", .. accepted];
        await IsRefusedAsync(realm, workplace, "policies", ["manage-realm"], policy);
        As(workplace, await CallerAsync(realm, ["manage-clients", "manage-users", "view-realm"]));
        Assert.Contains("'manage-realm'", (await workplace.RunAsync(policy)).Expect(4).Error, StringComparison.Ordinal);

        As(workplace, await CallerAsync(realm, ["view-realm"]));
        (await workplace.RunAsync("policy", "dev")).Expect(0);
        As(workplace, await CallerAsync(realm, ["manage-realm"]));
        (await workplace.RunAsync(policy)).Expect(0);
        Assert.Contains("has this policy already", (await workplace.RunAsync(policy)).Expect(0).Output, StringComparison.Ordinal);
    }

    private async Task AdoptsAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable);
        using var workplace = await OpenAsync(realm);
        await realm.AskAsync(HttpMethod.Post, "clients", new JsonObject { ["clientId"] = "Crane", ["bearerOnly"] = true });
        var crane = (await realm.AskAsync(HttpMethod.Get, "clients?clientId=Crane"))![0]!["id"];
        await realm.AskAsync(HttpMethod.Post, $"clients/{crane}/roles", new JsonObject { ["name"] = "load" });
        await realm.AskAsync(HttpMethod.Post, "clients", new JsonObject
        {
            ["clientId"] = "sa-crane",
            ["description"] = "Made by hand",
            ["serviceAccountsEnabled"] = true,
            ["standardFlowEnabled"] = false,
            ["fullScopeAllowed"] = false,
        });
        string[] import = ["import", "dev", "--into", "taken", "--adopt", "--yes"];
        string[] needed = ["manage-clients", "view-users", "view-realm"];
        await IsRefusedAsync(realm, workplace, "adoption", needed, import);
        Assert.False(Directory.Exists(workplace.PathOf("taken")), "Refused, and wrote declarations.");

        As(workplace, await CallerAsync(realm, TestRealm.Reading));
        (await workplace.RunAsync("import", "dev", "--into", "seen")).Expect(0);
        As(workplace, await CallerAsync(realm, needed));
        (await workplace.RunAsync(import)).Expect(0);
        As(workplace, await CallerAsync(realm, TestRealm.Reading));
        var preview = (await workplace.RunAsync("preview", "platform.dev", "--project", "taken", "--detailed-exit-code")).Expect(0);
        Assert.StartsWith("dev: nothing to do\n", preview.Output, StringComparison.Ordinal);
    }

    private async Task PreviewsAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable);
        using var workplace = await OpenAsync(realm);
        As(workplace, await CallerAsync(realm, TestRealm.Writing));
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        As(workplace, await CallerAsync(realm, TestRealm.Reading));
        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code", "--preflight")).Expect(0);
        await IsRefusedAsync(realm, workplace, "preview", TestRealm.Reading, ["preview", "*.dev", "--format", "json"]);
        await IsRefusedAsync(realm, workplace, "preview", TestRealm.Reading, ["preview", "*.dev", "--format", "json", "--preflight"]);
    }

    private static async Task<Workplace> OpenAsync(TestRealm realm)
    {
        await realm.KeepMarksAsync();
        await realm.AskAsync(HttpMethod.Post, "groups", new JsonObject { ["name"] = "night" });
        await realm.AskAsync(HttpMethod.Post, "roles", new JsonObject { ["name"] = "auditor" });
        await realm.AskAsync(HttpMethod.Put, "events/config", new JsonObject { ["adminEventsEnabled"] = true });
        return ShopOnAServer.Open(realm);
    }

    /// <summary>
    /// Without any one of the rights it is refused before everything, or because of the plan; in any case before the first write,
    /// the lock's included.
    /// </summary>
    private async Task IsRefusedAsync(TestRealm realm, Workplace workplace, string change, string[] needed, string[] command)
    {
        var before = await realm.WritesAsync();
        foreach (var missing in needed.Where(r => !IsImplied(r, needed)))
        {
            As(workplace, await CallerAsync(realm, needed.Except([missing])));
            var run = await workplace.RunAsync(command);

            Assert.True(run.ExitCode is 1 or 4, $"{change} without {missing}: {run.Everything}");
            Assert.Contains("KEY-003", run.Everything, StringComparison.Ordinal);
            Assert.Contains($"'{missing}'", run.Everything, StringComparison.Ordinal);
        }

        Assert.True(before == await realm.WritesAsync(), $"{change} was refused and wrote.");
    }

    /// <summary>Each <c>manage-</c> role includes its <c>view-</c> role.</summary>
    private static bool IsImplied(string right, IEnumerable<string> others) =>
        right.StartsWith("view-", StringComparison.Ordinal) && others.Contains("manage-" + right["view-".Length..]);

    /// <summary>A client that holds these rights and no other.</summary>
    private async Task<string> CallerAsync(TestRealm realm, IEnumerable<string> rights)
    {
        var held = rights.Order(StringComparer.Ordinal).ToArray();
        var name = "caller-" + string.Join('.', held);
        if (callers.Add(name))
        {
            await realm.AddCallerAsync(name, held);
        }

        return name;
    }

    private static void As(Workplace workplace, string caller) => workplace.Variables["PROVISIONING__DEV__KEYCLOAK__CLIENTID"] = caller;

    private static Action<Workplace> Acme(params string[] technicalUsers) =>
        workplace => workplace.Write(Stack, ShopProject.Tenant(string.Join(", ", technicalUsers)));

    private static Action<Workplace> All(params Action<Workplace>[] all) => workplace => Array.ForEach(all, declare => declare(workplace));

    /// <summary>Replaces texts of a file, each of which has to be there whatever the layout.</summary>
    private static Action<Workplace> In(string file, params string[] replacements) => workplace =>
    {
        var text = JsonSerializer.Serialize(JsonNode.Parse(workplace.Read(file)), Spaced).ReplaceLineEndings(" ");
        text = System.Text.RegularExpressions.Regex.Replace(text, " +", " ").Replace("[ ", "[", StringComparison.Ordinal).Replace(" ]", "]", StringComparison.Ordinal);
        for (var i = 0; i < replacements.Length; i += 2)
        {
            Assert.Contains(replacements[i], text, StringComparison.Ordinal);
            text = text.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
        }

        workplace.Write(file, text);
    };

    private static readonly JsonSerializerOptions Spaced = new() { WriteIndented = true };
}
