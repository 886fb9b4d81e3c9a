using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class GrantsThroughGroups
{
    private readonly RealmSketch realm = new RealmSketch()
        .Role("App/view").Role("App/edit").Role("App/Editor", "App/edit").Role("default-roles-test", "App/view")
        .Group("/all", "App/view")
        .Group("/all/editors", "App/Editor")
        .Group("/all/idle")
        .User("eve", [], "/all/editors");

    private Expansion Eve => realm.Graph.Expand(Principal.User("eve"));

    [Fact]
    public void ComeFromTheGroupAndThoseAboveIt() =>
        Assert.Equal(["App/Editor: Token", "App/edit: Token", "App/view: Token"], Shown(Eve));

    [Fact]
    public void NameTheGroupInTheirPaths()
    {
        Assert.Equal("group /all: App/view", Assert.Single(Eve.PathsTo(Ref("App/view"), 9)).ToString());
        Assert.Equal("group /all/editors: App/Editor > App/edit", Assert.Single(Eve.PathsTo(Ref("App/edit"), 9)).ToString());
    }

    [Fact]
    public void CountOnceForAGroupAboveTwoOthers()
    {
        realm.User("eve", [], "/all/editors", "/all/idle");

        Assert.Equal(1, Eve.CountPathsTo(Ref("App/view")));
    }

    [Fact]
    public void StandBehindTheUsersOwn()
    {
        realm.User("eve", ["App/view"], "/all");

        Assert.Equal([PathStart.Grant, PathStart.Group], Eve.PathsTo(Ref("App/view"), 9).Select(p => p.Start));
    }

    [Fact]
    public void DoNotComeFromAGroupWhoseNameHoldsASlash()
    {
        realm.Group("/a~/b", "App/edit").Group("/a~", "App/view").User("eve", [], "/a~/b");

        Assert.Equal(["App/edit: Token"], Shown(Eve));
    }

    [Fact]
    public void LeaveUnknownGroupsVisible()
    {
        realm.User("eve", [], "/all", "/gone");

        Assert.Equal(["/gone"], Eve.MissingGroups);
        Assert.Equal(["App/view: Token"], Shown(Eve));
    }

    [Fact]
    public void AreNotMistakenForTheDefaultRole()
    {
        realm.User("eve", ["default-roles-test"], "/all");

        Assert.Equal([PathStart.Group, PathStart.DefaultRole], Eve.PathsTo(Ref("App/view"), 9).Select(p => p.Start));
    }

    [Fact]
    public void DoNotReachWhoIsInNoGroup()
    {
        var state = realm.User("eve", []).State with { DefaultGroups = ["/all"] };

        Assert.Empty(new AccessGraph(state).Expand(Principal.User("eve")).Entitlements);
    }
}
