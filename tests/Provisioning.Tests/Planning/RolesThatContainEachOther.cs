using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Tests.Planning;

public sealed class RolesThatContainEachOther
{
    private static Situation Cycle => new Situation().Settled(Situation.Application("App")).Declared(
        Situation.Role("App/view"),
        Situation.Role("App/A", "App/B", "App/view"),
        Situation.Role("App/B", "App/A"),
        Situation.Role("App/C", "App/A"));

    [Fact]
    public void AreMadeFirstAndLinkedLater() => Assert.Equal(
        [
            "0 Create Declared role:App/view",
            "1 Create Declared role:App/A",
            "1 Create Declared role:App/B",
            "1 Create Declared role:App/C",
            "2 Update Declared role:App/A",
            "2 Update Declared role:App/B",
            "2 Update Declared role:App/C",
        ],
        Cycle.Plan);

    [Fact]
    public void HaveAllTheirMembersInTheEnd()
    {
        var request = Cycle.Request;

        var realm = PlanProjection.Apply(request.Observed, Planner.Plan(request).Plan.Changes);

        Assert.Equal(Situation.Refs("App/B", "App/view"), realm.Roles[new RoleRef("App", "A")].Members);
        Assert.Equal(Situation.Refs("App/A"), realm.Roles[new RoleRef("App", "B")].Members);
        Assert.Empty(Planner.Plan(request with { Observed = realm }).Plan.Changes);
    }

    [Fact]
    public void CutShortBeforeTheLinkAreNotMistakenForDrift()
    {
        var request = Cycle.Request;
        var cut = PlanProjection.Apply(request.Observed, Planner.Plan(request).Plan.Changes.Take(4));

        var rest = Planner.Plan(request with { Observed = cut }).Plan.Changes;

        Assert.All(rest, c => Assert.Equal(ChangeReason.Declared, c.Reason));
        Assert.Equal(3, rest.Count);
    }
}
