using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Tests.Planning;

/// <summary>Keycloak gives its own optional scopes to a client whose maker names none; that whole set is no difference.</summary>
public sealed class OptionalScopesOfATechnicalUser
{
    private static readonly ValueSet<string> OfRelease24 = ["address", "microprofile-jwt", "offline_access", "phone"];

    private static readonly Client Declared = AppliedMark.Stamp(Situation.TechnicalUser("sa-1"));

    public static TheoryData<string[]> Drifted => [["phone"], ["address", "offline_access", "phone"], [.. OfRelease24, "mine"], [.. OfRelease24, "organization", "mine"]];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AreNoDifferenceAsKeycloakGaveThem(bool withOrganization)
    {
        var found = Declared with { OptionalScopes = withOrganization ? OfRelease24.With("organization") : OfRelease24 };

        Assert.Empty(Changes(found, Declared));
        Assert.Equal(AppliedMark.Digest(Declared), AppliedMark.Digest(found));
    }

    [Theory]
    [MemberData(nameof(Drifted))]
    public void AreDriftWhenSomebodyPutThemThere(string[] scopes)
    {
        var change = Assert.Single(Changes(Declared with { OptionalScopes = ValueSet.From(scopes) }, Declared));

        Assert.Equal(ChangeReason.Drifted, change.Reason);
        Assert.Empty(((Client)change.After!).OptionalScopes);
    }

    [Fact]
    public void StayThroughAnotherChange()
    {
        var found = AppliedMark.Stamp(Declared with { Description = "as it was", OptionalScopes = OfRelease24 });

        var change = Assert.Single(Changes(found, Declared));

        Assert.Equal(ChangeReason.Declared, change.Reason);
        Assert.DoesNotContain(change.Fields, f => f.Path == "optionalScopes");
    }

    [Fact]
    public void AreADifferenceWhereATechnicalUserWasAdoptedWithoutThem()
    {
        var adopted = AppliedMark.Stamp(Declared with { Attributes = Declared.Attributes.With(Marks.Adopted, "true") });

        var change = Assert.Single(Changes(adopted with { OptionalScopes = OfRelease24 }, adopted));

        Assert.All(change.Fields, f => Assert.Equal("optionalScopes", f.Path));
    }

    private static IEnumerable<Change> Changes(Client found, Client declared) => Planner.Plan(new PlanRequest
    {
        Environment = "dev",
        Observed = new RealmState { Name = "r", Clients = Map<string, Client>.From([new(found.ClientId, found)]), ClientScopes = Scopes(found, declared), Roles = Roles(declared) },
        Desired = new RealmState { Name = "r", Clients = Map<string, Client>.From([new(declared.ClientId, declared)]) },
        Stacks = [declared.Stack],
    }).Plan.Changes;

    private static Map<string, ClientScope> Scopes(params Client[] clients) => Map<string, ClientScope>.From(
        clients.SelectMany(c => c.DefaultScopes.Concat(c.OptionalScopes)).Distinct().Select(s => KeyValuePair.Create(s, new ClientScope { Name = s })));

    private static Map<RoleRef, Role> Roles(Client client) => Map<RoleRef, Role>.From(
        client.ServiceAccount!.Grants.Select(g => KeyValuePair.Create(g, new Role { Ref = g })));
}
