using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus005TechnicalForLifeTests
{
    [Fact]
    public void OneClientIdForApplicationAndTechnicalUserIsReportedWithBothPlaces()
    {
        var finding = Assert.Single(new Landscape().Application("shop", "bake").User("acme.dev", "shop").Check<Tus005TechnicalForLife>());

        Assert.Equal("shop", finding.Subject);
        Assert.Contains("'acme.dev'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("stacks/sample.json", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferentClientIdsPass() =>
        Assert.Empty(new Landscape().Application("shop", "bake").User("acme.dev", "sa-shop").Check<Tus005TechnicalForLife>());
}
