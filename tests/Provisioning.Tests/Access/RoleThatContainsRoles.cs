using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class RoleThatContainsRoles
{
    private readonly RealmSketch realm = new RealmSketch()
        .Role("App/view").Role("App/edit").Role("Other/read")
        .Role("App/Editor", "App/edit", "App/view")
        .Role("Lead", "App/Editor", "Other/read")
        .TechnicalUser("sa-1", ["Lead"]);

    [Fact]
    public void GivesAllThatIsInsideHoweverDeep() => Assert.Equal(
        ["Lead: Token", "App/Editor: Token", "App/edit: Token", "App/view: Token", "Other/read: Token"],
        realm.Has("sa-1"));

    [Fact]
    public void HasAClosureWithItselfInTheOrderOfNames()
    {
        var closure = realm.Graph.Closure(Ref("App/Editor"));

        Assert.Equal([Ref("App/Editor"), Ref("App/edit"), Ref("App/view")], closure);
        Assert.DoesNotContain(Ref("Lead"), closure);
        Assert.True(closure.SetEquals([Ref("App/view"), Ref("App/edit"), Ref("App/Editor")]));
        Assert.True(closure.IsProperSubsetOf(realm.Graph.Closure(Ref("Lead"))));
    }

    [Fact]
    public void TellsPermissionsFromRoles()
    {
        var has = realm.Graph.Expand(Principal.TechnicalUser("sa-1")).Entitlements;

        Assert.True(has[Ref("App/view")].IsPermission);
        Assert.False(has[Ref("App/Editor")].IsPermission);
    }

    [Fact]
    public void IsNamedInThePathToEachPermission()
    {
        var path = Assert.Single(realm.Graph.Expand(Principal.TechnicalUser("sa-1")).PathsTo(Ref("App/view"), 10));

        Assert.Equal(PathStart.Grant, path.Start);
        Assert.Equal("Lead > App/Editor > App/view", path.ToString());
    }

    [Fact]
    public void StandsBehindADirectGrantInTheListOfPaths()
    {
        var expansion = realm.TechnicalUser("sa-2", ["App/view", "App/Editor", "Lead"]).Graph.Expand(Principal.TechnicalUser("sa-2"));

        Assert.Equal(
            ["App/view", "Lead > App/Editor > App/view", "App/Editor > App/view"],
            expansion.PathsTo(Ref("App/view"), 10).Select(p => p.ToString()));
        Assert.Equal("App/view", Assert.Single(expansion.PathsTo(Ref("App/view"), 1)).ToString());
        Assert.Equal(3, expansion.CountPathsTo(Ref("App/view")));
    }

    [Fact]
    public void HasNoPathToWhatItDoesNotContain()
    {
        var expansion = realm.Role("App/delete").Graph.Expand(Principal.TechnicalUser("sa-1"));

        Assert.Empty(expansion.PathsTo(Ref("App/delete"), 10));
        Assert.Equal(0, expansion.CountPathsTo(Ref("App/delete")));
        Assert.Equal(0, expansion.CountPathsTo(Ref("App/unheard-of")));
    }
}
