using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Nam004CiCdNamesTests
{
    [Theory]
    [InlineData("deploy@bakery.example")]
    [InlineData("deploy-prd@bakery.example")]
    [InlineData("deploy-dev@elsewhere.example")]
    [InlineData("-dev@bakery.example")]
    public void AnotherShapeIsReportedWithTheExpectedOne(string clientId)
    {
        var finding = Assert.Single(new Landscape().CiCd("acme.dev", clientId).Check<Nam004CiCdNames>());

        Assert.Equal(clientId, finding.Subject);
        Assert.Contains("BASE-dev@bakery.example", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADifferentBaseInAnotherEnvironmentIsReportedInBoth()
    {
        var landscape = new Landscape().Environment("prd")
            .CiCd("acme.dev", "deploy-dev@bakery.example").CiCd("acme.prd", "release-prd@bakery.example");

        Assert.Contains("'release-prd@bakery.example'", Assert.Single(landscape.Check<Nam004CiCdNames>()).Message, StringComparison.Ordinal);
        Assert.Contains("'deploy-dev@bakery.example'", Assert.Single(landscape.Check<Nam004CiCdNames>("prd")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneBaseInAllEnvironmentsPasses()
    {
        var landscape = new Landscape().Environment("prd")
            .CiCd("acme.dev", "deploy-dev@bakery.example").CiCd("acme.prd", "deploy-prd@bakery.example")
            .CiCd("other.dev", "ship-dev@bakery.example");

        Assert.Empty(landscape.Check<Nam004CiCdNames>());
        Assert.Empty(landscape.Check<Nam004CiCdNames>("prd"));
    }

    [Fact]
    public void WithoutADomainAnyDomainPasses() =>
        Assert.Empty(new Landscape().Stack("acme.dev", s => s with { Domain = string.Empty })
            .CiCd("acme.dev", "deploy-dev@any.example").Check<Nam004CiCdNames>());

    [Fact]
    public void OtherTechnicalUsersAreFreeInThis() =>
        Assert.Empty(new Landscape().User("acme.dev", "sa-oven", d => d with { Purpose = "portal" }).Check<Nam004CiCdNames>());
}
