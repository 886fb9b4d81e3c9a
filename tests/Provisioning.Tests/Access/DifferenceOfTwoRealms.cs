using Provisioning.Access;
using static Provisioning.Tests.Access.RealmSketch;

namespace Provisioning.Tests.Access;

public sealed class DifferenceOfTwoRealms
{
    [Fact]
    public void NamesWhatIsGainedAndThroughWhat()
    {
        var change = Assert.Single(Between(Base().TechnicalUser("sa", ["App/view"]), Base().TechnicalUser("sa", ["App/Reader"])).Changes);

        Assert.Equal(AccessChangeKind.Gained, change.Kind);
        Assert.Equal(Ref("App/Reader"), change.Role);
        Assert.False(change.IsPermission);
        Assert.Equal("App/Reader", Assert.Single(change.Paths).ToString());
    }

    [Fact]
    public void SeesWhatAChangedCompositeGivesToItsHolders()
    {
        var difference = Between(
            Base().TechnicalUser("sa-1", ["App/Reader"]).TechnicalUser("sa-2", ["App/edit"]),
            Base().Role("App/Reader", "App/edit", "App/view").TechnicalUser("sa-1", ["App/Reader"]).TechnicalUser("sa-2", ["App/edit"]));

        var change = Assert.Single(difference.Changes);
        Assert.Equal("sa-1", change.Principal.Name);
        Assert.Equal("App/Reader > App/edit", Assert.Single(change.Paths).ToString());
        Assert.True(difference.IsBroadening);
    }

    [Fact]
    public void SeesWhatOnlyTheTokenGainsOrLoses()
    {
        var (narrow, wide) = (Base().Narrow("sa", ["App/view"]), Base().Narrow("sa", ["App/view"], "App/view"));

        Assert.Equal(AccessChangeKind.TokenGained, Assert.Single(Between(narrow, wide).Changes).Kind);
        Assert.Equal(AccessChangeKind.TokenLost, Assert.Single(Between(wide, narrow).Changes).Kind);
        Assert.True(Between(narrow, wide).IsBroadening);
        Assert.False(Between(wide, narrow).IsBroadening);
    }

    [Fact]
    public void SeesADisabledTechnicalUserComeBack()
    {
        var off = Base().TechnicalUser("sa", ["App/view"], c => c with { Enabled = false });

        Assert.Equal(AccessChangeKind.TokenGained, Assert.Single(Between(off, Base().TechnicalUser("sa", ["App/view"])).Changes).Kind);
    }

    [Fact]
    public void IsAllLossForWhoIsDeleted()
    {
        var difference = Between(Base().TechnicalUser("sa", ["App/Reader"]).User("eve", ["App/view"]), Base());

        Assert.Equal(["sa App/Reader", "sa App/view", "eve App/view"], difference.Changes.Select(c => $"{c.Principal} {c.Role}"));
        Assert.All(difference.Changes, c => Assert.Equal(AccessChangeKind.Lost, c.Kind));
    }

    [Fact]
    public void MarksRolesThatAdministerTheRealm()
    {
        var change = Assert.Single(Between(
            Base().TechnicalUser("sa", []),
            Base().Role("realm-management/manage-realm").TechnicalUser("sa", ["realm-management/manage-realm"])).Changes);

        Assert.True(change.Privileged);
    }

    [Fact]
    public void IsEmptyWhereOnlyDescriptionsDiffer()
    {
        var described = Base().TechnicalUser("sa", ["App/view"], c => c with { Description = "new" });

        Assert.True(Between(Base().TechnicalUser("sa", ["App/view"]), described).IsEmpty);
    }

    [Fact]
    public void FoldsWhatIsAlike()
    {
        var after = Base().TechnicalUser("sa-3", ["App/view"]).TechnicalUser("sa-1", ["App/Reader"]).TechnicalUser("sa-2", ["App/Reader"]);

        Assert.Equal(
            ["sa-1 sa-2: App/Reader App/view", "sa-3: App/view"],
            Between(Base(), after).Folded.Select(f => $"{string.Join(' ', f.Principals)}: {string.Join(' ', f.Roles.Select(r => r.Role))}"));
    }

    [Fact]
    public void LooksOnlyAtWhoIsAskedFor()
    {
        var after = Base().TechnicalUser("sa-1", ["App/view"]).TechnicalUser("sa-2", ["App/view"]);

        var difference = AccessDifference.Between(Base().Graph, after.Graph, p => p.Name == "sa-2");

        Assert.Equal("sa-2", Assert.Single(difference.Principals).Principal.Name);
    }

    private static AccessDifference Between(RealmSketch before, RealmSketch after) => AccessDifference.Between(before.Graph, after.Graph);

    private static RealmSketch Base() => new RealmSketch().Role("App/view").Role("App/edit").Role("App/Reader", "App/view");
}
