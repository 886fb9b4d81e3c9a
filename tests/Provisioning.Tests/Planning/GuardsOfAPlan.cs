using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Tests.Planning;

public sealed class GuardsOfAPlan
{
    private static Client User(int number) => Situation.TechnicalUser($"sa-{number:00}");

    private static Situation Deleting(int gone, int kept) => new Situation()
        .Settled([.. Enumerable.Range(gone, kept).Select(User)])
        .There([.. Enumerable.Range(0, gone).Select(User)]);

    [Fact]
    public void AcceptASavedPlanWhileTheRealmIsTheSame()
    {
        var situation = Deleting(1, 2);

        Assert.Empty(PlanGuards.Stale(situation.Result.Plan, situation.Request.Observed));
    }

    [Fact]
    public void RefuseASavedPlanWhenAnOwnedObjectHasChanged()
    {
        var situation = Deleting(1, 2);
        var observed = situation.Request.Observed;
        var changed = observed with { Clients = observed.Clients.With("sa-02", observed.Clients["sa-02"] with { FullScopeAllowed = true }) };

        Assert.Equal("PLN-020", Assert.Single(PlanGuards.Stale(situation.Result.Plan, changed)).Code);
    }

    [Fact]
    public void RefuseASavedPlanWhenWhatItCreatesIsThereByNow()
    {
        var situation = new Situation().Declared(User(1));
        var observed = situation.Request.Observed;

        var finding = Assert.Single(PlanGuards.Stale(
            situation.Result.Plan, observed with { Clients = observed.Clients.With("sa-01", Situation.Unmarked(User(1))) }));

        Assert.Contains("client:sa-01", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefuseASavedPlanWhenSomebodyTookUpWhatItDeletes()
    {
        var situation = new Situation().Settled(Situation.Application("App")).There(Situation.Role("App/view"));
        var observed = situation.Request.Observed;
        var taken = Situation.OfStack(Situation.TechnicalUser("sa-9", "App/view"), "beta.tst");

        Assert.Empty(PlanGuards.Stale(situation.Result.Plan, observed));
        Assert.NotEmpty(PlanGuards.Stale(situation.Result.Plan, observed with { Clients = observed.Clients.With("sa-9", taken) }));
    }

    [Fact]
    public void DoNotMindChangesElsewhere()
    {
        var situation = Deleting(1, 2);
        var observed = situation.Request.Observed;
        var other = Situation.OfStack(User(50), "beta.tst");

        Assert.Empty(PlanGuards.Stale(situation.Result.Plan, observed with { Clients = observed.Clients.With("sa-50", other) }));
    }

    [Fact]
    public void RefuseAnotherRealm()
    {
        var situation = Deleting(1, 2);

        Assert.NotEmpty(PlanGuards.Stale(situation.Result.Plan, situation.Request.Observed with { Name = "other" }));
    }
}
