using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class PathsThatMultiply
{
    [Fact]
    public void AreCountedWithoutBeingWalked()
    {
        var expansion = Diamonds(40).Graph.Expand(Principal.TechnicalUser("sa-1"));

        Assert.Equal(1L << 40, expansion.CountPathsTo(Ref("App/level-40")));
        Assert.Equal(5, expansion.PathsTo(Ref("App/level-40"), 5).Distinct().Count());
    }

    [Fact]
    public void StopAtTheLargestNumber() => Assert.Equal(
        long.MaxValue, Diamonds(70).Graph.Expand(Principal.TechnicalUser("sa-1")).CountPathsTo(Ref("App/level-70")));

    [Fact]
    public void MayBeLongerThanAThreadsStack()
    {
        const int Depth = 20_000;
        var chain = new RealmSketch().Role($"App/{Depth}");
        for (var i = 0; i < Depth; i++)
        {
            chain.Role($"App/{i}", $"App/{i + 1}");
        }

        var graph = chain.TechnicalUser("sa-1", ["App/0"]).Graph;
        var expansion = graph.Expand(Principal.TechnicalUser("sa-1"));

        Assert.Empty(graph.Cycles);
        Assert.Equal(Depth + 1, expansion.Entitlements.Count);
        Assert.Equal(Depth + 1, Assert.Single(expansion.PathsTo(Ref($"App/{Depth}"), 2)).Roles.Count);
        Assert.Equal(1, expansion.CountPathsTo(Ref($"App/{Depth}")));
    }

    /// <summary>Each level reaches the next through two roles.</summary>
    private static RealmSketch Diamonds(int levels)
    {
        var realm = new RealmSketch().Role($"App/level-{levels}").TechnicalUser("sa-1", ["App/level-0"]);
        for (var i = 0; i < levels; i++)
        {
            realm.Role($"App/level-{i}", $"App/left-{i}", $"App/right-{i}")
                .Role($"App/left-{i}", $"App/level-{i + 1}")
                .Role($"App/right-{i}", $"App/level-{i + 1}");
        }

        return realm;
    }
}
