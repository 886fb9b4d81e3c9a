using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Resources;
using Provisioning.Tests.Stacks;

namespace Provisioning.Tests.Resources;

/// <summary>Both appliers make the same realm: what Pulumi registers is, but for the owner, what a plan writes.</summary>
public sealed class RealmThatPulumiMakes
{
    private static readonly ValueList<string> Stacks = ["platform.dev", "acme.dev"];

    private static readonly CompiledEnvironment Declared = RepositoryStacks.Compiled.Environments["dev"];

    private static readonly RealmState Fresh = KeycloakRealm.Fresh(Declared.Realm.Name);

    private static readonly Lazy<RealmState> ByPulumi = new(() => Stacks.Aggregate(Fresh, (realm, stack) =>
        KeycloakProvider.Up(realm, ToPulumi.Program(stack, Declared.DesiredFor([stack]), []))));

    [Fact]
    public void IsWhatAPlanOfPulumisWouldWrite()
    {
        var planned = Plan(ByPulumi.Value, Marks.PulumiApplier, Handover.To(Marks.PulumiApplier, Declared.DesiredFor(Stacks)));

        Assert.DoesNotContain(planned.Findings, f => f.Severity == Severity.Error);
        Assert.Empty(planned.Plan.Changes.Select(c => $"{c.Address}: {string.Join(", ", c.Fields)}"));
    }

    [Fact]
    public void DiffersFromWhatThisCommandWritesInTheOwnerAlone()
    {
        var planned = Plan(ByPulumi.Value, Marks.ProvisionApplier, Declared.DesiredFor(Stacks), takeOver: true);

        Assert.Equal(Count(Declared.DesiredFor(Stacks)), planned.Plan.Changes.Count);
        Assert.All(planned.Plan.Changes, c => Assert.Equal(["attributes." + Marks.Applier], c.Fields.Select(f => f.Path)));
    }

    [Fact]
    public void IsRefusedByThisCommandUntilItIsTakenOver()
    {
        var planned = Plan(ByPulumi.Value, Marks.ProvisionApplier, Declared.DesiredFor(Stacks));

        Assert.Empty(planned.Plan.Changes);
        Assert.Equal(["PLN-002", "PLN-002"], planned.Findings.Select(f => f.Code));
    }

    [Fact]
    public void IsAnnouncedWhenItIsTakenOver()
    {
        var planned = Plan(ByPulumi.Value, Marks.ProvisionApplier, Declared.DesiredFor(Stacks), takeOver: true);

        Assert.Equal(["PLN-015", "PLN-015"], planned.Findings.Select(f => f.Code));
    }

    [Fact]
    public void IsReachedFromARealmThatThisCommandWroteByChangingTheOwner()
    {
        var written = PlanProjection.Apply(Fresh, Plan(Fresh, Marks.ProvisionApplier, Declared.DesiredFor(Stacks)).Plan.Changes);

        var imported = Stacks.Aggregate(written, (realm, stack) =>
            KeycloakProvider.Up(realm, ToPulumi.Program(stack, Declared.DesiredFor([stack]), [])));

        var planned = Plan(imported, Marks.PulumiApplier, Handover.To(Marks.PulumiApplier, Declared.DesiredFor(Stacks)));
        Assert.Empty(planned.Plan.Changes);
        Assert.Equal(written.Clients.Keys, imported.Clients.Keys);
        Assert.Equal(written.Roles.Keys, imported.Roles.Keys);
        Assert.Equal(written.ClientScopes.Keys, imported.ClientScopes.Keys);
    }

    private static PlanResult Plan(RealmState observed, string applier, RealmState desired, bool takeOver = false) => Planner.Plan(new PlanRequest
    {
        Environment = "dev",
        Observed = observed,
        Desired = desired,
        Stacks = Stacks,
        Applier = applier,
        TakeOver = takeOver,
    });

    private static int Count(RealmState realm) => realm.Clients.Count + realm.Roles.Count + realm.ClientScopes.Count + realm.Users.Count;
}
