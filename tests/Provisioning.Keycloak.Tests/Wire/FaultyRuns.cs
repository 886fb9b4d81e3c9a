using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers;
using Xunit.Abstractions;

namespace Provisioning.Keycloak.Tests.Wire;

/// <summary>
/// Applies over a connection that fails, until so many faults were met. Each run either does all or tells what it did, and
/// the next run does the rest.
/// </summary>
/// <param name="options">The way to the server behind the connection.</param>
/// <param name="server">Where requests end up.</param>
internal sealed class FaultyRuns(KeycloakOptions options, HttpMessageHandler server, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(47);

    private static readonly RealmState[] Goals = [ContractRealm.Desired, ContractRealm.Changed, ContractRealm.Nothing];

    private readonly Dictionary<WireFault, int> met = [];
    private int runs;
    private int failures;

    /// <param name="calm">A way to the same realm without faults.</param>
    public async Task ConvergeAsync(KeycloakGateway calm, int wantedFaults)
    {
        while (met.Values.Sum() < wantedFaults)
        {
            var goal = Goals[runs++ % Goals.Length];
            var plan = ContractRealm.PlanFor(await ReadAsync(calm), goal);
            var outcomes = await ApplyFaultilyAsync(plan);
            var after = ContractRealm.PlanFor(await ReadAsync(calm), goal);
            if (outcomes.Length == plan.Changes.Count && outcomes.All(o => o.Done))
            {
                Assert.Empty(after.Changes);
                continue;
            }

            failures++;
            IsTrue(plan, outcomes, after);
            Assert.All(await calm.ApplyAsync(after.Changes, new Progress<ChangeOutcome>(), CancellationToken.None), o => Assert.True(o.Done, o.Error));
            Assert.Empty(ContractRealm.PlanFor(await ReadAsync(calm), goal).Changes);
        }

        output.WriteLine($"{runs} runs, {failures} of which ended with a failure; "
            + string.Join(", ", met.OrderBy(m => m.Key).Select(m => $"{m.Value} {m.Key}")));
        Assert.InRange(failures, 1, runs - 1);
        Assert.Equal(Enum.GetValues<WireFault>().Except([WireFault.None]), met.Keys.Order());
    }

    /// <summary>What is said to be done is done, and what was not tried is not.</summary>
    private static void IsTrue(Plan plan, ImmutableArray<ChangeOutcome> outcomes, Plan after)
    {
        var (left, done) = (after.Changes.Select(c => c.Address).ToHashSet(), outcomes.Where(o => o.Done).Select(o => o.Address).ToHashSet());
        Assert.DoesNotContain(left, done.Contains);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.NotEmpty(o.Error));
        var tried = outcomes.Select(o => o.Address).ToHashSet();
        // A deletion that was not tried may have happened along with what contained the object.
        Assert.All(
            plan.Changes.Where(c => !tried.Contains(c.Address) && c.Action != ChangeAction.Delete),
            c => Assert.Contains(c.Address, left));
    }

    private async Task<ImmutableArray<ChangeOutcome>> ApplyFaultilyAsync(Plan plan)
    {
        var faults = new WireFaults(seed: runs, share: 0.25);
        var clock = new HurriedClock(Patience);
        await using var wire = new LoopbackServer(server, options.Url, faults) { OnLateAnswer = clock.RunOut };
        // Every second run gives up soon, so that runs which end with a failure are seen as well.
        var hurried = options with { Url = wire.Url, RequestTimeout = Patience, Retries = runs % 2 == 0 ? 1 : 5 };
        using var gateway = new KeycloakGateway(hurried, clock);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        foreach (var (fault, count) in faults.Met)
        {
            met[fault] = met.GetValueOrDefault(fault) + count;
        }

        return outcomes;
    }

    private static async Task<RealmState> ReadAsync(KeycloakGateway gateway)
    {
        var reading = await gateway.ReadAsync(CancellationToken.None);
        Assert.True(reading.Exists, string.Join(Environment.NewLine, reading.Findings));
        return reading.State;
    }
}
