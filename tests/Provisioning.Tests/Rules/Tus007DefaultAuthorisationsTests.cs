using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus007DefaultAuthorisationsTests
{
    [Fact]
    public void TheDefaultRoleIsReported() =>
        Assert.Contains("'default-roles-bakery'", Assert.Single(new SampleRealm("bakery")
            .TechnicalUser("sa-oven", "default-roles-bakery").Check<Tus007DefaultAuthorisations>()).Message, StringComparison.Ordinal);

    [Fact]
    public void ADefaultRoleOfAnotherNameIsReported() =>
        Assert.Single(new SampleRealm("bakery").Role("everybody", "offline_access")
            .With(s => s with { DefaultRole = Landscape.Ref("everybody") })
            .TechnicalUser("sa-oven", "everybody").Check<Tus007DefaultAuthorisations>());

    [Fact]
    public void ADefaultGroupIsReported() =>
        Assert.Contains("'/everybody'", Assert.Single(new SampleRealm("bakery").Group("/everybody").Group("/bakers")
            .With(s => s with { DefaultGroups = ["/everybody"] })
            .TechnicalUser("sa-oven").Groups("sa-oven", "/bakers", "/everybody").Check<Tus007DefaultAuthorisations>()).Message, StringComparison.Ordinal);

    [Fact]
    public void ADeclaredGrantOfItIsReported() =>
        Assert.Equal("sa-oven", Assert.Single(
            new Landscape().User("acme.dev", "sa-oven", "default-roles-bakery").Check<Tus007DefaultAuthorisations>()).Subject);

    [Fact]
    public void ATechnicalRoleWithItInsideIsReported() =>
        Assert.Equal("tech/Oven", Assert.Single(new Landscape().Application("shop", "bake")
            .TechnicalRoles("Oven=shop/bake,default-roles-bakery").Check<Tus007DefaultAuthorisations>()).Subject);

    [Fact]
    public void PeopleMayHaveIt() =>
        Assert.Empty(new SampleRealm("bakery").User("ada", "default-roles-bakery").Check<Tus007DefaultAuthorisations>());
}
