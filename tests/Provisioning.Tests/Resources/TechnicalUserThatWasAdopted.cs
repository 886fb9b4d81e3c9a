using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Resources;

namespace Provisioning.Tests.Resources;

/// <summary>One that somebody made by hand and `provision import` took over as it was: with more than ours ever have.</summary>
public sealed class TechnicalUserThatWasAdopted
{
    private const string Stack = "acme.dev";

    private static readonly RoleRef View = new("App", "view");

    private static readonly Client Found = AppliedMark.Stamp(new Client
    {
        ClientId = "sa-found",
        Name = "made by hand",
        FullScopeAllowed = true,
        RedirectUris = ["https://acme.example/*"],
        WebOrigins = ["+"],
        DefaultScopes = ["basic", "email", "roles"],
        OptionalScopes = ["phone"],
        ScopeRoles = [View],
        Mappers = Map<string, ProtocolMapper>.From([new("plant", new("plant", "oidc-hardcoded-claim-mapper", Map<string, string>.From([new("claim.name", "plant")])))]),
        Attributes = Map<string, string>.From(
        [
            new(Marks.Stack, Stack), new(Marks.Applier, Marks.PulumiApplier), new(Marks.Adopted, "true"), new("access.token.lifespan", "600"),
        ]),
        ServiceAccount = new ServiceAccount
        {
            Attributes = Map<string, ValueList<string>>.From([new("site", ["a", "b"])]),
            Grants = [View, RoleRef.OfRealm("default-roles-shop")],
            Groups = ["/plants"],
        },
    });

    private static readonly RealmState Desired = new()
    {
        Name = "shop",
        Clients = Map<string, Client>.From([new(Found.ClientId, Found)]),
    };

    private static readonly RealmState Fresh = KeycloakRealm.Fresh("shop");

    private static readonly RealmState Realm = Fresh with
    {
        Clients = Fresh.Clients.With("App", new Client { ClientId = "App" }),
        Roles = Fresh.Roles.With(View, new Role { Ref = View }),
        Groups = Map<string, Group>.From([new("/plants", new Group { Path = "/plants" })]),
    };

    [Fact]
    public void IsMadeByPulumiAsItIsDeclared()
    {
        var made = KeycloakProvider.Up(Realm, ToPulumi.Program(Stack, Desired, []));

        Assert.Empty(Changes(made).Select(c => $"{c.Address}: {string.Join(", ", c.Fields)}"));
    }

    [Fact]
    public void KeepsNoneOfKeycloaksOptionalScopesThatItWasFoundWithout()
    {
        var bare = AppliedMark.Stamp(Found with { OptionalScopes = [] });
        var desired = Desired with { Clients = Desired.Clients.With(bare.ClientId, bare) };

        var made = KeycloakProvider.Up(Realm, ToPulumi.Program(Stack, desired, []));

        Assert.Empty(made.Clients["sa-found"].OptionalScopes);
    }

    [Fact]
    public void UsesWhatTheProviderKnows() => Assert.All(ToPulumi.Program(Stack, Desired, []).Resources, r =>
        Assert.Subset(ProviderFacts.Of(r.Key.Type).Keys.ToHashSet(), r.Properties.Keys.ToHashSet()));

    [Theory]
    [InlineData("a##b", "", "PUL-001")]
    [InlineData("256", "", "PUL-002")]
    [InlineData("a", "/plants/north", "PUL-003")]
    public void IsRefusedWhereTheProviderWouldMakeSomethingElse(string value, string group, string code)
    {
        var text = value == "256" ? new string('x', 256) : value;
        var account = Found.ServiceAccount! with
        {
            Attributes = Map<string, ValueList<string>>.From([new("site", [text])]),
            Groups = group.Length > 0 ? [group] : [],
        };
        var declared = Desired with { Clients = Desired.Clients.With(Found.ClientId, Found with { ServiceAccount = account }) };

        Assert.Equal([code], PulumiLimits.Check(declared).Select(f => f.Code));
        Assert.Empty(PulumiLimits.Check(Desired));
    }

    private static ValueList<Change> Changes(RealmState observed) => Planner.Plan(new PlanRequest
    {
        Environment = "dev",
        Observed = observed,
        Desired = Handover.To(Marks.PulumiApplier, Desired),
        Stacks = [Stack],
        Applier = Marks.PulumiApplier,
    }).Plan.Changes;
}
