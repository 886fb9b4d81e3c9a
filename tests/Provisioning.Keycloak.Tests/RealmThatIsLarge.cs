using System.Globalization;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests;

/// <summary>
/// Requests grow with pages, composites and the smaller of technical users and roles. <c>KEYCLOAK_WORKLOAD</c> sets the number of
/// technical users; 20 applications from 500 on.
/// </summary>
[Trait("Category", "RealServer")]
public sealed class RealmThatIsLarge(ITestOutputHelper output)
{
    [RealServerFact(Server.Newest)]
    public Task IsReadInFewRequestsOnTheNewestRelease() => IsReadInFewRequestsAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task IsReadInFewRequestsOnTheOldestRelease() => IsReadInFewRequestsAsync(Server.Oldest);

    private async Task IsReadInFewRequestsAsync(string variable)
    {
        var users = int.Parse(Environment.GetEnvironmentVariable("KEYCLOAK_WORKLOAD") ?? "120", CultureInfo.InvariantCulture);
        var applications = users < 500 ? 2 : 20;
        var desired = Workload.Of(applications, users);
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var gateway = realm.Open();
        var plan = Plan((await ReadAsync(gateway)).State, desired);
        var (start, before) = (TimeProvider.System.GetTimestamp(), gateway.Requests);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
        Say($"{plan.Changes.Count} changes in {gateway.Requests - before} requests", start);
        // For each technical user: client, its user, the default role, a list of grants per application, the attribute.
        Assert.InRange(gateway.Requests - before, plan.Changes.Count, (7 * users) + (2 * desired.ClientScopes.Count) + desired.Roles.Count + (4 * applications) + 20);

        using var later = realm.Open();
        start = TimeProvider.System.GetTimestamp();
        var reading = await ReadAsync(later);
        Say($"{users} technical users read in {reading.Requests} requests", start);

        Assert.Empty(Plan(reading.State, desired).Changes);
        var builtIn = reading.State.Roles.Count - desired.Roles.Count;
        var pages = 2 * ((users + 40) / 250) + 20;
        Assert.InRange(
            reading.Requests,
            1,
            Math.Min(users, reading.State.Roles.Count) + (10 * applications) + builtIn + desired.ClientScopes.Count + (2 * applications) + pages + 20);
        Assert.True(users != 1000 || reading.Requests <= 1500, $"{reading.Requests} requests");
    }

    private static async Task<RealmReading> ReadAsync(KeycloakGateway gateway)
    {
        var reading = await gateway.ReadAsync(CancellationToken.None);
        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        return reading;
    }

    private static Plan Plan(RealmState observed, RealmState desired) => Planner.Plan(new PlanRequest
    {
        Environment = "tst",
        Observed = observed,
        Desired = desired,
        Stacks = [Workload.Stack],
    }).Plan;

    private void Say(string what, long start) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s"));
}
