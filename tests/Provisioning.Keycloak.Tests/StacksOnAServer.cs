using System.Buffers.Text;
using System.Globalization;
using System.Text.Json.Nodes;
using Provisioning.Access;
using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests;

/// <summary>What this repository declares, on real servers: made once, found unchanged, and in the tokens exactly as declared.</summary>
[Trait("Category", "RealServer")]
public sealed class StacksOnAServer(ITestOutputHelper output)
{
    /// <summary>One of the operator's technical users administers identity providers; only who holds that can grant it.</summary>
    private const string RightOfATechnicalUser = "manage-identity-providers";

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
        foreach (var user in RepositoryStacks.Development.Stacks["acme.dev"].TechnicalUsers.Values)
        {
            var token = await TokenAsync(realm, gateway, user.ClientId);
            Assert.Equal(DeclaredRoles(user.Grants.Keys), RolesIn(token));
            Assert.Equal(user.Owner.Bpn, token["bpn"]?.GetValue<string>() ?? string.Empty);
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
        var victim = RepositoryStacks.Development.Stacks["acme.dev"].TechnicalUsers.Values.First();
        await realm.GrantAsync(victim.ClientId, "realm-admin");

        var plan = await PlanAsync(realm, ["acme.dev"]);

        var change = Assert.Single(plan.Plan.Changes);
        Assert.Equal(ChangeReason.Drifted, change.Reason);
        var removed = Assert.Single(change.Fields);
        Assert.Equal("realm-management/realm-admin", removed.Before);
        using var again = realm.Open();
        await ApplyAsync(again, plan.Plan);
        Assert.Empty((await PlanAsync(realm, RepositoryStacks.Both)).Plan.Changes);
        Assert.Equal(DeclaredRoles(victim.Grants.Keys), RolesIn(await TokenAsync(realm, again, victim.ClientId)));
    }

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
