using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus001ServicesTests
{
    [Fact]
    public void ATechnicalUserThatHoldsNothingIsReported() =>
        Assert.Equal("sa-idle", Assert.Single(Shop().TechnicalUser("sa-idle").Check<Tus001Services>()).Subject);

    [Fact]
    public void TheDefaultRoleIsNoService() =>
        Assert.Single(Shop().TechnicalUser("sa-idle", "default-roles-bakery").Check<Tus001Services>());

    [Fact]
    public void ARoleForPeopleIsReported()
    {
        var finding = Assert.Single(Shop().TechnicalUser("sa-oven", "shop/Baker").Check<Tus001Services>());

        Assert.Contains("'shop/Baker'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARoleForPeopleThroughAGroupIsReported() =>
        Assert.Single(Shop().Group("/bakers", "shop/Baker").TechnicalUser("sa-oven", "tech/Oven").Groups("sa-oven", "/bakers")
            .Check<Tus001Services>());

    [Fact]
    public void KeycloaksAdministrationCollectionsAreNoServices() =>
        Assert.Single(Shop().TechnicalUser("sa-admin", "realm-management/view-users").Check<Tus001Services>());

    [Fact]
    public void TechnicalRolesPassAndBarePermissionsHaveARuleOfTheirOwn() =>
        Assert.Empty(Shop().TechnicalUser("sa-oven", "tech/Oven", "shop/sell").Check<Tus001Services>());

    [Theory]
    [InlineData("app-provider", "'app-provider' only")]
    [InlineData("", "to nobody")]
    public void ARoleThatIsNotOfferedToTheTenantIsReported(string offeredTo, string expected)
    {
        var finding = Assert.Single(Offering(offeredTo).User("acme.dev", "sa-oven", "tech/Oven").Check<Tus001Services>());

        Assert.EndsWith($"{expected}.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARoleThatIsOfferedToTheTenantPasses() =>
        Assert.Empty(Offering("participant").User("acme.dev", "sa-oven", "tech/Oven").Check<Tus001Services>());

    [Fact]
    public void ThePlatformAndActivatedAppsNeedNoOffer() =>
        Assert.Empty(Offering("app-provider").User("platform.dev", "sa-oven", "tech/Oven")
            .User("acme.dev", "sa-app", d => d with { ActivatedApp = "market" }, "tech/Oven").Check<Tus001Services>());

    private static SampleRealm Shop() => new SampleRealm("bakery").Application("shop", "bake", "sell").Role("shop/Baker", "shop/bake")
        .Application("tech").Role("tech/Oven", "shop/bake");

    private static Landscape Offering(string offeredTo) => new Landscape().Application("shop", "bake").Application(
        "tech",
        a => a with
        {
            TechnicalRoles = true,
            Roles = a.Roles.With("Oven", a.Roles["Oven"] with { OfferedTo = offeredTo.Length > 0 ? [offeredTo] : [] }),
        },
        "Oven=shop/bake");
}
