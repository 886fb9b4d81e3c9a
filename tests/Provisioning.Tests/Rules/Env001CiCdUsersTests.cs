using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Env001CiCdUsersTests
{
    [Fact]
    public void AnEnvironmentWithoutOneIsReportedAtItsStack()
    {
        var landscape = new Landscape().Environment("prd").CiCd("acme.dev", "deploy-dev@bakery.example").Stack("acme.prd");

        Assert.Empty(landscape.Check<Env001CiCdUsers>());
        Assert.Equal("acme.prd", Assert.Single(landscape.Check<Env001CiCdUsers>("prd")).Subject);
    }

    [Fact]
    public void ASecondOneIsReportedWithBothNames()
    {
        var landscape = new Landscape().CiCd("acme.dev", "deploy-dev@bakery.example").CiCd("acme.dev", "ship-dev@bakery.example");

        Assert.Contains(
            "'deploy-dev@bakery.example' and 'ship-dev@bakery.example'",
            Assert.Single(landscape.Check<Env001CiCdUsers>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void OneEachPassesAndSoDoTenantsWithNone()
    {
        var landscape = new Landscape().Environment("prd").User("other.dev", "sa-oven").Stack("other.prd")
            .CiCd("acme.dev", "deploy-dev@bakery.example").CiCd("acme.prd", "deploy-prd@bakery.example");

        Assert.Empty(landscape.Check<Env001CiCdUsers>());
        Assert.Empty(landscape.Check<Env001CiCdUsers>("prd"));
    }
}
