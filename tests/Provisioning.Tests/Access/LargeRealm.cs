using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

/// <summary>Work is bounded by counting edges and comparisons, never by time.</summary>
public sealed class LargeRealm
{
    private const int Roles = 5_000;
    private const int Principals = 20_000;

    /// <summary>Every role contains the next and one further on: as deep as it is large.</summary>
    private static readonly RealmSketch Deep = Layered();

    [Fact]
    public void IsExpandedByFollowingEachEdgeAFewTimes()
    {
        var edges = Deep.State.Roles.Values.Sum(r => r.Members.Count);
        var graph = Deep.Graph;

        var entitlements = graph.Principals.Sum(p => (long)graph.Expand(p).Entitlements.Count);

        Assert.True(entitlements > Principals * (Roles / 4L));
        Assert.InRange(graph.VisitedEdges, edges, 3 * edges);
    }

    [Fact]
    public void IsExpandedOnDemand()
    {
        var graph = Deep.Graph;
        var findingCycles = graph.VisitedEdges;

        graph.Expand(Principal.User("user-00001"));

        Assert.Equal(1, graph.DistinctGrants);
        Assert.InRange(graph.VisitedEdges - findingCycles, 1, 2 * Roles);
    }

    [Fact]
    public void ComparesOnlyWhoChanged()
    {
        var before = new AccessGraph(Deep.State);
        var changed = Deep.State.Users["user-00007"];
        var after = new AccessGraph(Deep.State with { Users = Deep.State.Users.With("user-00007", changed with { Grants = [Ref("App/r0000")] }) });

        var difference = AccessDifference.Between(before, after);

        Assert.Equal("user-00007", Assert.Single(difference.Principals).Principal.Name);
        Assert.Equal(1, difference.Compared);
        Assert.Equal(1, after.DistinctGrants);
    }

    [Fact]
    public void ComparesEachSetOfGrantsOnceHoweverManyHoldIt()
    {
        string[][] sets = [["App/a"], ["App/b"], ["App/a", "App/b"]];
        var users = Enumerable.Range(0, Principals).Select(i => KeyValuePair.Create($"sa-{i:D5}", TechnicalUser($"sa-{i:D5}", sets[i % 3])));
        var before = new RealmSketch().Role("App/a").Role("App/b").Role("App/c").State with { Clients = Map<string, Client>.From(users) };
        var after = before with { Roles = before.Roles.With(Ref("App/a"), new Role { Ref = Ref("App/a"), Members = [Ref("App/c")] }) };

        var difference = AccessDifference.Between(new AccessGraph(before), new AccessGraph(after));

        Assert.Equal(3, difference.Compared);
        Assert.Equal(2, difference.Folded.Length);
        Assert.Equal(Enumerable.Range(0, Principals).Count(i => i % 3 != 1), difference.Principals.Length);
    }

    private static Client TechnicalUser(string clientId, string[] grants) => new()
    {
        ClientId = clientId,
        FullScopeAllowed = true,
        DefaultScopes = ["roles"],
        ServiceAccount = new ServiceAccount { Grants = Refs(grants) },
    };

    private static RealmSketch Layered()
    {
        var realm = new RealmSketch();
        for (var i = 0; i < Roles; i++)
        {
            string[] members = [.. new[] { i + 1, i + 7 }.Where(m => m < Roles).Select(m => $"App/r{m:D4}")];
            realm.Role($"App/r{i:D4}", members);
        }

        for (var i = 0; i < Principals; i++)
        {
            realm.User($"user-{i:D5}", [$"App/r{i % Roles:D4}", $"App/r{i * 7 % Roles:D4}"]);
        }

        return realm;
    }
}
