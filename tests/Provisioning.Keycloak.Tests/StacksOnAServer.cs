using System.Buffers.Text;
using System.Globalization;
using System.Text.Json.Nodes;
using Provisioning.Access;
using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Local.Realms;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests;

/// <summary>What this repository declares, on real servers: made once, found unchanged, and in the tokens exactly as declared.</summary>
[Trait("Category", "RealServer")]
public sealed class StacksOnAServer(ITestOutputHelper output)
{
    /// <summary>One of the operator's technical users administers identity providers; only who holds that can grant it.</summary>
    private const string RightOfATechnicalUser = "manage-identity-providers";

    private static readonly RoleRef Administrator = new(KeycloakBuiltIns.RealmManagement, "realm-admin");

    [RealServerFact(Server.Newest)]
    public Task AreMadeOnceAndTokensHoldWhatIsDeclaredOnTheNewestRelease() => AreMadeOnceAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task AreMadeOnceAndTokensHoldWhatIsDeclaredOnTheOldestRelease() => AreMadeOnceAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task NameTheRightThatIsMissingAndGoOnOnceItIsGrantedOnTheNewestRelease() => NameTheRightAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task NameTheRightThatIsMissingAndGoOnOnceItIsGrantedOnTheOldestRelease() => NameTheRightAsync(Server.Oldest);

    [RealServerFact(Server.Newest)]
    public Task LoseAGrantThatWasMadeByHandOnTheNewestRelease() => LoseAGrantAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task LoseAGrantThatWasMadeByHandOnTheOldestRelease() => LoseAGrantAsync(Server.Oldest);

    private async Task AreMadeOnceAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, RightOfATechnicalUser]);
        using var gateway = realm.Open();
        await UpAsync(gateway);

        var second = await PlanAsync(realm, RepositoryStacks.Both);
        var tenant = await PlanAsync(realm, ["acme.dev"]);

        Assert.Empty(second.Plan.Changes);
        Assert.Empty(tenant.Plan.Changes);
        Assert.Equal(await FileAsync(realm.Name), Ours((await gateway.ReadAsync(CancellationToken.None)).State));
        var users = RepositoryStacks.Development.Stacks.Values.SelectMany(s => s.TechnicalUsers.Values).ToList();
        Assert.InRange(users.Count, 30, int.MaxValue);
        foreach (var user in users)
        {
            await HoldsWhatIsDeclaredAsync(realm, gateway, user);
        }
    }

    private static async Task NameTheRightAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var gateway = realm.Open();
        var plan = Planned(await gateway.ReadAsync(Query(RepositoryStacks.Both), CancellationToken.None), RepositoryStacks.Both);

        var outcomes = await gateway.ApplyAsync(plan.Plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);

        var failed = Assert.Single(outcomes, o => !o.Done);
        Assert.Contains($"lacks the role '{RightOfATechnicalUser}'", failed.Error, StringComparison.Ordinal);
        await realm.GrantAsync(TestRealm.AdministrationClient, RightOfATechnicalUser);
        using var again = realm.Open();
        var rest = Planned(await again.ReadAsync(Query(RepositoryStacks.Both), CancellationToken.None), RepositoryStacks.Both);
        Assert.InRange(rest.Plan.Changes.Count, 1, plan.Plan.Changes.Count - outcomes.Count(o => o.Done));
        var others = await again.ApplyAsync(rest.Plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(others, o => Assert.True(o.Done, $"{o.Address}: {o.Error}"));
        Assert.Empty(Planned(await again.ReadAsync(CancellationToken.None), RepositoryStacks.Both).Plan.Changes);
    }

    private async Task LoseAGrantAsync(string variable)
    {
        // Whoever takes away a right over the realm has to hold it.
        await using var realm = await TestRealm.CreateAsync(variable, "realm-admin");
        using var gateway = realm.Open();
        await UpAsync(gateway);
        var (limited, opened) = RepositoryStacks.Development.Stacks["acme.dev"].TechnicalUsers.Values.ToList() is [var first, var second, ..]
            ? (first, second) : throw new InvalidOperationException("acme.dev has too few technical users.");
        await realm.GrantAsync(limited.ClientId, Administrator.Name);
        await realm.GrantAsync(opened.ClientId, Administrator.Name);
        await new HandOnARealm(realm.AskAsync).ChangeClientAsync(opened.ClientId, c => c["fullScopeAllowed"] = true);
        // Scopes keep the grant out of the token of the one; a second change by hand lets it into the token of the other.
        await HoldsWhatIsDeclaredAsync(realm, gateway, limited);
        Assert.Contains(Administrator, RolesIn(await TokenAsync(realm, gateway, opened.ClientId)));

        var plan = await PlanAsync(realm, ["acme.dev"]);

        Assert.Equal([limited.ClientId, opened.ClientId], plan.Plan.Changes.Select(c => c.Address.Name).Order(StringComparer.Ordinal));
        Assert.All(plan.Plan.Changes, change =>
        {
            Assert.Equal(ChangeReason.Drifted, change.Reason);
            Assert.Contains(change.Fields, f => f.Before == Administrator.ToString());
        });
        Assert.Equal(2, plan.Findings.Count(f => f.Code == PlanningCodes.PrivilegedGrantRemoved.Code));
        using var again = realm.Open();
        await ApplyAsync(again, plan.Plan);
        Assert.Empty((await PlanAsync(realm, RepositoryStacks.Both)).Plan.Changes);
        await HoldsWhatIsDeclaredAsync(realm, again, limited);
        await HoldsWhatIsDeclaredAsync(realm, again, opened);
    }

    /// <summary>A real token has the declared roles and no other, and the business partner number.</summary>
    private static async Task HoldsWhatIsDeclaredAsync(TestRealm realm, KeycloakGateway gateway, TechnicalUser user)
    {
        var token = await TokenAsync(realm, gateway, user.ClientId);
        Assert.Equal(DeclaredRoles(user.Grants.Keys), RolesIn(token));
        Assert.Equal(user.Owner.Bpn, token["bpn"]?.GetValue<string>() ?? string.Empty);
    }

    /// <summary>What the same declarations make of a realm file.</summary>
    private static async Task<RealmState> FileAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("provision-realm-");
        try
        {
            var gateway = new RealmFileGateway(Path.Combine(folder.FullName, "realm.json"), name, "realm.json", TimeProvider.System);
            var plan = RepositoryStacks.Plan((await gateway.ReadAsync(CancellationToken.None)).State, RepositoryStacks.Both).Plan;
            var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
            Assert.All(outcomes, o => Assert.True(o.Done, $"{o.Address}: {o.Error}"));
            return Ours((await gateway.ReadAsync(CancellationToken.None)).State);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static RealmState Ours(RealmState realm) => OwnedPart.Of(realm, RepositoryStacks.Both);

    private async Task UpAsync(KeycloakGateway gateway)
    {
        var plan = Planned(await gateway.ReadAsync(Query(RepositoryStacks.Both), CancellationToken.None), RepositoryStacks.Both);
        Assert.NotEmpty(plan.Plan.Changes);
        await ApplyAsync(gateway, plan.Plan);
    }

    private async Task ApplyAsync(KeycloakGateway gateway, Plan plan)
    {
        var (start, before) = (TimeProvider.System.GetTimestamp(), gateway.Requests);
        await using var held = await gateway.LockAsync(CancellationToken.None);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, $"{o.Address}: {o.Error}"));
        Assert.Equal(plan.Changes.Count, outcomes.Length);
        Say($"{plan.Changes.Count} changes in {gateway.Requests - before} requests", start);
    }

    private async Task<PlanResult> PlanAsync(TestRealm realm, ValueList<string> stacks)
    {
        using var gateway = realm.Open();
        var start = TimeProvider.System.GetTimestamp();
        var reading = await gateway.ReadAsync(Query(stacks), CancellationToken.None);
        Say($"{string.Join(' ', stacks)} read in {reading.Requests} requests", start);
        return Planned(reading, stacks);
    }

    private static RealmQuery Query(ValueList<string> stacks) => RealmQuery.For(stacks, RepositoryStacks.Development.DesiredFor(stacks), []);

    private static PlanResult Planned(RealmReading reading, ValueList<string> stacks)
    {
        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        var plan = RepositoryStacks.Plan(reading.State, stacks);
        Assert.False(plan.IsRefused, string.Join(Environment.NewLine, plan.Findings));
        return plan;
    }

    private static async Task<JsonNode> TokenAsync(TestRealm realm, KeycloakGateway gateway, string clientId)
    {
        var secret = await gateway.IssueSecretAsync(clientId, CancellationToken.None);
        var token = await realm.Server.TokenAsync(realm.Name, new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = secret.Reveal(),
        });
        return JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
    }

    private static ValueSet<RoleRef> DeclaredRoles(IEnumerable<RoleRef> grants)
    {
        var graph = new AccessGraph(RepositoryStacks.Development.Realm);
        return ValueSet.From(grants.SelectMany(graph.Closure));
    }

    private static ValueSet<RoleRef> RolesIn(JsonNode token) => ValueSet.From(
        (token["resource_access"]?.AsObject() ?? [])
            .SelectMany(c => c.Value!["roles"]!.AsArray().Select(r => new RoleRef(c.Key, r!.GetValue<string>())))
            .Concat((token["realm_access"]?["roles"]?.AsArray() ?? []).Select(r => RoleRef.OfRealm(r!.GetValue<string>()))));

    private void Say(string what, long start) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s"));
}
