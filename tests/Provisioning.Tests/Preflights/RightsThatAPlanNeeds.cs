using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Preflights;
using Provisioning.Realms;
using Provisioning.Tests.Planning;

namespace Provisioning.Tests.Preflights;

/// <summary>Beyond what every apply needs: roles of realm-management, by what the plan does.</summary>
public sealed class RightsThatAPlanNeeds
{
    [Fact]
    public void AreNoneForGrantsOfApplications() => Assert.Empty(Needed(User("sa"), User("sa", "App/read")));

    [Fact]
    public void AreTheRoleItselfWhereItIsGranted() =>
        Assert.Equal(["manage-users"], Needed(User("sa", "App/read"), User("sa", "App/read", "realm-management/manage-users")));

    [Fact]
    public void AreTheRoleItselfWhereItIsTakenAway() =>
        Assert.Equal(["view-events"], Needed(User("sa", "realm-management/view-events"), User("sa")));

    [Fact]
    public void AreNotAskedForWhatStays() =>
        Assert.Empty(Needed(User("sa", "realm-management/view-events"), User("sa", "realm-management/view-events") with { Name = "New" }));

    [Fact]
    public void AreNotAskedForWhatGoesWithItsClient() => Assert.Empty(Needed(User("sa", "realm-management/view-events"), null));

    [Fact]
    public void AreTheRoleThatARoleContains() =>
        Assert.Equal(["view-clients"], Needed(null, Role("App/Admin", "realm-management/view-clients")));

    [Fact]
    public void AreManageRealmForARealmRole() => Assert.Equal(["manage-realm"], Needed(null, Role("auditor")));

    [Fact]
    public void AreManageRealmForARealmRoleInsideAnother() => Assert.Equal(["manage-realm"], Needed(Role("App/Admin"), Role("App/Admin", "auditor")));

    [Fact]
    public void AreAnErrorBeforeAnApplyAndAnInformationBeforeAPreview()
    {
        var plan = Plan(null, User("sa", "realm-management/manage-users"));
        var report = new PreflightReport([], new AdministrationRights(["manage-clients"]), 1) { Caller = "client 'x'" };

        var preview = PlanRights.Check(plan, report)!.Finding!;
        var apply = PlanRights.Check(plan, report with { Writes = true })!.Finding!;

        Assert.Equal(PreflightCodes.RightMissingToApply.Code, preview.Code);
        Assert.Equal(Severity.Info, preview.Severity);
        Assert.Equal(KeycloakCodes.RightMissing.Code, apply.Code);
        Assert.True(PlanningCodes.Blocks(apply));
        Assert.Contains("client 'x' lacks: 'manage-users' for 'client:sa'", apply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manage-users", true)]
    [InlineData("realm-admin", true)]
    [InlineData("view-users", false)]
    public void AreHeldWithARoleThatCountsAsMore(string held, bool enough)
    {
        var plan = Plan(null, User("sa", "realm-management/view-users", "realm-management/manage-users"));

        var check = PlanRights.Check(plan, new PreflightReport([], new AdministrationRights([held]), 1))!;

        Assert.Equal(enough, check.Finding is null);
    }

    [Fact]
    public void AreNotJudgedWhereNothingTellsWhatIsHeld() =>
        Assert.Null(PlanRights.Check(Plan(null, Role("auditor")), new PreflightReport([], null, 0)));

    private static IEnumerable<string> Needed(IRealmObject? before, IRealmObject? after) => PlanRights.Needed(Plan(before, after)).Keys;

    private static Plan Plan(IRealmObject? before, IRealmObject? after) => new()
    {
        Environment = "tst",
        Realm = "test",
        Changes =
        [
            new Change
            {
                Address = (after ?? before)!.Address,
                Action = (before, after) switch { (null, _) => ChangeAction.Create, (_, null) => ChangeAction.Delete, _ => ChangeAction.Update },
                Reason = ChangeReason.Declared,
                Stack = Situation.Acme,
                Wave = 0,
                Before = before,
                After = after,
            },
        ],
    };

    private static Client User(string clientId, params string[] grants) => Situation.TechnicalUser(clientId, grants);

    private static Role Role(string name, params string[] members) => new() { Ref = Situation.Ref(name), Members = Situation.Refs(members) };
}
