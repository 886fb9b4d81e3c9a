using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests;

/// <summary>Whatever happens to requests, a run reports the truth, and the next one does the rest.</summary>
[Trait("Category", "RealServer")]
public sealed class ApplyOverAFaultyWire(ITestOutputHelper output)
{
    private const int WantedFaults = 500;

    [RealServerFact(Server.Newest)]
    public Task EndsAsPlannedOrSaysWhatIsLeftOnTheNewestRelease() => ConvergesAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task EndsAsPlannedOrSaysWhatIsLeftOnTheOldestRelease() => ConvergesAsync(Server.Oldest);

    private async Task ConvergesAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, TestRealm.Writing);
        using var calm = realm.Open();
        var (faults, runs, failures) = (0, 0, 0);
        RealmState[] goals = [ContractRealm.Desired, ContractRealm.Changed, ContractRealm.Nothing];
        while (faults < WantedFaults)
        {
            var goal = goals[runs % goals.Length];
            var plan = ContractRealm.PlanFor(await ReadAsync(calm), goal);
            var (outcomes, met) = await ApplyFaultilyAsync(realm, plan, seed: ++runs);
            faults += met;
            var after = ContractRealm.PlanFor(await ReadAsync(calm), goal);
            if (outcomes.Length == plan.Changes.Count && outcomes.All(o => o.Done))
            {
                Assert.Empty(after.Changes);
                continue;
            }

            failures++;
            var done = outcomes.Where(o => o.Done).Select(o => o.Address).ToHashSet();
            Assert.DoesNotContain(after.Changes, c => done.Contains(c.Address));
            Assert.All(await calm.ApplyAsync(after.Changes, new Progress<ChangeOutcome>(), CancellationToken.None), o => Assert.True(o.Done, o.Error));
            Assert.Empty(ContractRealm.PlanFor(await ReadAsync(calm), goal).Changes);
        }

        output.WriteLine($"{faults} faults in {runs} runs, {failures} of which ended with a failure");
        Assert.InRange(failures, 1, runs - 1);
    }

    private static async Task<(ImmutableArray<ChangeOutcome> Outcomes, int Faults)> ApplyFaultilyAsync(TestRealm realm, Plan plan, int seed)
    {
        using var sockets = new SocketsHttpHandler();
        using var wire = new FaultyWire(sockets, seed, share: 0.25);
        // Every second run gives up soon, so that runs which end with a failure are seen as well.
        var options = realm.Options with { RetryDelay = TimeSpan.FromMilliseconds(5), Retries = seed % 2 == 0 ? 1 : 5 };
        using var http = new HttpClient(wire) { BaseAddress = options.Url };
        using var gateway = new KeycloakGateway(options, TimeProvider.System, http);
        return (await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None), wire.Faults);
    }

    private static async Task<RealmState> ReadAsync(KeycloakGateway gateway)
    {
        var reading = await gateway.ReadAsync(CancellationToken.None);
        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        return reading.State;
    }
}
