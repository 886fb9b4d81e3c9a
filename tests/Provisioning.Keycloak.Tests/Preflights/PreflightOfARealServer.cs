using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Preflights;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Preflights;

/// <summary>Real servers answer as the preflight expects, and refuse what it says they would.</summary>
[Trait("Category", "RealServer")]
public sealed class PreflightOfARealServer
{
    private static readonly RealmState Nothing = new() { Name = "r" };

    [RealServerFact(Server.Newest)]
    public async Task TellsItsReleaseToWhoManagesTheRealmOnTheNewestRelease()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing);
        using var gateway = realm.Open();

        var hidden = await gateway.CheckAsync(new PreflightRequest(WriteScope.Everything, Nothing), CancellationToken.None);
        await realm.GrantAsync(TestRealm.AdministrationClient, "manage-realm");
        using var again = realm.Open();
        var told = await again.CheckAsync(new PreflightRequest(WriteScope.Everything, Nothing), CancellationToken.None);

        Assert.Equal(PreflightCodes.ReleaseHidden.Code, Assert.Single(hidden.Findings).Code);
        Assert.Empty(told.Findings);
        Assert.StartsWith("Keycloak 26.", told.Checks.Single(c => c.Name == "release").Detail, StringComparison.Ordinal);
        Assert.Contains("client-secret-rotation", told.Checks.Single(c => c.Name == "features").Detail, StringComparison.Ordinal);
        Assert.Equal(3, told.Requests);
    }

    [RealServerFact(Server.Oldest)]
    public async Task TellsItsReleaseToEverybodyOnTheOldestRelease()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Oldest, TestRealm.Writing);
        using var gateway = realm.Open();

        var report = await gateway.CheckAsync(new PreflightRequest(WriteScope.Everything, Nothing), CancellationToken.None);

        Assert.Empty(report.Findings);
        Assert.Equal("Keycloak 24.0.5", report.Checks.Single(c => c.Name == "release").Detail);
    }

    [RealServerFact(Server.Newest)]
    public Task NamesEachRightThatIsMissingOnTheNewestRelease() => NamesEachRightAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task NamesEachRightThatIsMissingOnTheOldestRelease() => NamesEachRightAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task FindsNoSecretsInAdminEventsOnTheNewestRelease() => JudgesEventsAsync(Server.Newest, []);

    [RealServerFact(Server.Oldest)]
    public Task WarnsOfSecretsInAdminEventsOnTheOldestRelease() =>
        JudgesEventsAsync(Server.Oldest, [PreflightCodes.SecretsInAdminEvents.Code]);

    [RealServerFact(Server.Newest)]
    public Task RefusesWhatTheProfileWouldOnTheNewestRelease() => RefusesAnAttributeAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task RefusesWhatTheProfileWouldOnTheOldestRelease() => RefusesAnAttributeAsync(Server.Oldest);

    private static async Task NamesEachRightAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, "view-clients", "query-users");
        using var gateway = realm.Open();

        var report = await gateway.CheckAsync(new PreflightRequest(WriteScope.Everything, Nothing), CancellationToken.None);

        var finding = report.Findings.First(f => f.Severity == Severity.Error);
        Assert.Equal(KeycloakCodes.RightMissing.Code, finding.Code);
        Assert.Contains("'manage-clients', 'manage-users', 'view-realm'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("held: query-clients, query-users, view-clients.", finding.Message, StringComparison.Ordinal);
    }

    private static async Task JudgesEventsAsync(string variable, string[] codes)
    {
        await using var realm = await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, "manage-realm"]);
        await realm.AskAsync(HttpMethod.Put, "events/config", new JsonObject { ["adminEventsEnabled"] = true, ["adminEventsDetailsEnabled"] = true });
        using var gateway = realm.Open();

        var report = await gateway.CheckAsync(new PreflightRequest(WriteScope.Everything, Nothing), CancellationToken.None);

        Assert.Equal(codes, report.Findings.Select(f => f.Code));
    }

    private static async Task RefusesAnAttributeAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        var profile = (await realm.AskAsync(HttpMethod.Get, "users/profile"))!;
        profile["attributes"]!.AsArray().Add(new JsonObject
        {
            ["name"] = "bpn",
            ["permissions"] = new JsonObject { ["view"] = new JsonArray("admin"), ["edit"] = new JsonArray("admin") },
            ["validations"] = new JsonObject { ["length"] = new JsonObject { ["max"] = 12 } },
        });
        await realm.AskAsync(HttpMethod.Put, "users/profile", profile.DeepClone());
        var user = new Client
        {
            ClientId = "sa-x",
            ServiceAccount = new ServiceAccount { Attributes = Map<string, ValueList<string>>.From([new("bpn", ["BPNL00000000ACME"])]) },
        };
        var desired = Nothing with { Clients = Map<string, Client>.From([new(user.ClientId, user)]) };
        using var gateway = realm.Open();

        var report = await gateway.CheckAsync(new PreflightRequest(WriteScope.Everything, desired), CancellationToken.None);
        var outcome = Assert.Single(await gateway.ApplyAsync([Creation(user)], new Progress<ChangeOutcome>(), CancellationToken.None));

        Assert.Contains(report.Findings, f => f.Code == PreflightCodes.AttributeRefused.Code);
        Assert.False(outcome.Done);
        Assert.Contains("error-invalid-length", outcome.Error, StringComparison.Ordinal);
    }

    private static Change Creation(Client user) => new()
    {
        Address = user.Address,
        Action = ChangeAction.Create,
        Reason = ChangeReason.Declared,
        Stack = "acme.tst",
        Wave = 0,
        After = user,
    };
}
