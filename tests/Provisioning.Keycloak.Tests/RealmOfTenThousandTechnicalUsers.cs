using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Realms;

namespace Provisioning.Keycloak.Tests;

/// <summary>Bounds that hold without a server. 20 applications, 900 roles, 200 of them with members.</summary>
public sealed class RealmOfTenThousandTechnicalUsers
{
    [Theory]
    [InlineData(1_000, 1_500)]
    [InlineData(10_000, 3_000)]
    public async Task IsPreviewedInFewRequestsAndNoneOfThemWrites(int technicalUsers, int most)
    {
        var desired = Workload.Of(20, technicalUsers);
        using var server = Serving(desired);
        using var gateway = server.Open(TimeProvider.System);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.Empty(reading.Findings);
        Assert.Empty(Plan(reading.State, desired).Changes);
        Assert.InRange(reading.Requests, 1, most);
        Assert.All(server.Requests, r => Assert.True(r.Line.StartsWith("GET", StringComparison.Ordinal) || r.Line.EndsWith("/token", StringComparison.Ordinal), r.Line));
    }

    [Fact]
    public async Task IsReadExactlyByACallerThatOnlyViewsAThousand()
    {
        var desired = Workload.Of(20, 1_000);
        using var server = Serving(desired, Viewing);
        using var gateway = server.Open(TimeProvider.System);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.Empty(reading.Findings);
        Assert.Empty(Plan(reading.State, desired).Changes);
        Assert.InRange(reading.Requests, 1_000, 1_500);
        Assert.Equal(1_000, server.Requests.Count(r => r.Line.EndsWith("/role-mappings", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SaysWhatACallerThatOnlyViewsTenThousandIsNotTold()
    {
        var desired = Workload.Of(20, 10_000);
        using var server = Serving(desired, Viewing);
        using var gateway = server.Open(TimeProvider.System);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        var finding = Assert.Single(reading.Findings);
        Assert.Equal(("KEY-011", Severity.Info), (finding.Code, finding.Severity));
        Assert.Contains("client 'admin' is not told of roles", finding.Message, StringComparison.Ordinal);
        Assert.Contains("READEACH=true", finding.Next, StringComparison.Ordinal);
        Assert.Empty(Plan(reading.State, desired).Changes);
        Assert.InRange(reading.Requests, 1, 3_000);
    }

    [Fact]
    public async Task IsReadExactlyByACallerThatOnlyViewsWhereThatIsAskedFor()
    {
        var desired = Workload.Of(2, 300);
        using var server = Serving(desired, Viewing);
        using var gateway = server.Open(TimeProvider.System, o => o with { ReadsEachTechnicalUser = true });

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.Empty(reading.Findings);
        Assert.Empty(Plan(reading.State, desired).Changes);
        Assert.Equal(300, server.Requests.Count(r => r.Line.EndsWith("/role-mappings", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TellsHowFarItsReadingHasCome()
    {
        var desired = Workload.Of(2, 300);
        using var server = Serving(desired);
        using var gateway = server.Open(TimeProvider.System);
        var seen = new List<ReadProgress>();

        await gateway.ReadAsync(RealmQuery.Everything, new Each(seen), CancellationToken.None);

        Assert.Contains(new ReadProgress("clients", KeycloakRealm.Fresh("r").Clients.Count + desired.Clients.Count, 0), seen);
        Assert.Contains(new ReadProgress("service accounts", 300, 300), seen);
        Assert.Contains(seen, p => p.What == "roles and their holders" && p.Done == p.Total);
        Assert.Contains(seen, p => p.What == "roles and their members" && p.Done == p.Total);
        Assert.All(seen, p => Assert.True(p.Total == 0 || p.Done <= p.Total, p.ToString()));
    }

    private static string Viewing => FakeServer.TokenWith("view-clients", "view-users", "view-realm");

    private static FakeServer Serving(RealmState desired, string token = "opaque")
    {
        var empty = KeycloakRealm.Fresh("r");
        return new FakeServer(new ServedRealm(PlanProjection.Apply(empty, Plan(empty, desired).Changes)).Answer) { Token = token };
    }

    private static Plan Plan(RealmState observed, RealmState desired) => Planner.Plan(new PlanRequest
    {
        Environment = "tst",
        Observed = observed,
        Desired = desired,
        Stacks = [Workload.Stack],
    }).Plan;

    private sealed class Each(List<ReadProgress> seen) : IProgress<ReadProgress>
    {
        private readonly Lock gate = new();

        public void Report(ReadProgress value)
        {
            lock (gate)
            {
                seen.Add(value);
            }
        }
    }
}
