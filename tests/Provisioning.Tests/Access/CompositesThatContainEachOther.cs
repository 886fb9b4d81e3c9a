using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class CompositesThatContainEachOther
{
    private readonly RealmSketch realm = new RealmSketch()
        .Role("App/view")
        .Role("App/c", "App/a", "App/view")
        .Role("App/b", "App/c")
        .Role("App/a", "App/b")
        .TechnicalUser("sa-1", ["App/b"]);

    [Fact]
    public void AreReportedFromTheFirstByName()
    {
        var cycle = Assert.Single(realm.Graph.Cycles);

        Assert.Equal(["App/a", "App/b", "App/c"], cycle.Select(r => r.ToString()));
    }

    [Fact]
    public void GiveTheSameToWhoeverHoldsOneOfThem()
    {
        Assert.Equal(["App/a: Token", "App/b: Token", "App/c: Token", "App/view: Token"], realm.Has("sa-1"));
        Assert.Equal(realm.Graph.Closure(Ref("App/a")), realm.Graph.Closure(Ref("App/c")));
    }

    [Fact]
    public void HaveTheShortestWayThroughAsPath()
    {
        var expansion = realm.Graph.Expand(Principal.TechnicalUser("sa-1"));

        Assert.Equal("App/b > App/c > App/view", Assert.Single(expansion.PathsTo(Ref("App/view"), 10)).ToString());
        Assert.Equal("App/b > App/c > App/a", Assert.Single(expansion.PathsTo(Ref("App/a"), 10)).ToString());
        Assert.Equal(1, expansion.CountPathsTo(Ref("App/view")));
    }

    [Fact]
    public void AreToldApartWhenTheyShareARole()
    {
        var tangle = new RealmSketch().Role("x", "y", "z").Role("y", "x").Role("z", "x");

        Assert.Equal(["x y", "x z"], tangle.Graph.Cycles.Select(c => string.Join(' ', c)));
    }

    [Fact]
    public void AreNotReportedWhereNothingContainsItself() =>
        Assert.Empty(new RealmSketch().Role("top", "left", "right").Role("left", "end").Role("right", "end").Role("end").Graph.Cycles);

    [Fact]
    public void MayBeOneRoleThatContainsItself()
    {
        var self = new RealmSketch().Role("App/a", "App/a", "App/view").Role("App/view").TechnicalUser("sa-1", ["App/a"]);

        Assert.Equal(["App/a"], Assert.Single(self.Graph.Cycles).Select(r => r.ToString()));
        Assert.Equal("App/a > App/view", Assert.Single(self.Graph.Expand(Principal.TechnicalUser("sa-1")).PathsTo(Ref("App/view"), 9)).ToString());
    }
}
