using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus004DescriptionsTests
{
    [Fact]
    public void AsTheOnlyOneOfItsOrganisationItIsWarnedAbout()
    {
        var finding = Assert.Single(new Landscape().User("acme.dev", "sa-oven", Mute).Check<Tus004Descriptions>());

        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Fact]
    public void AsOneOfSeveralItIsAnError()
    {
        var finding = Assert.Single(
            new Landscape().User("acme.dev", "sa-oven", Mute).User("acme.dev", "sa-counter").Check<Tus004Descriptions>());

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("one of 2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CustomersAreCountedApart()
    {
        var customer = new OrganisationDeclaration("BPNL000000000XYZ", "Mill", default);

        var finding = Assert.Single(new Landscape().User("acme.dev", "sa-oven", Mute)
            .Resolved("acme.dev", "sa-mill", u => u with { Owner = customer }).Check<Tus004Descriptions>());

        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Fact]
    public void DescribedOnesPass() => Assert.Empty(new Landscape().User("acme.dev", "sa-oven").Check<Tus004Descriptions>());

    private static TechnicalUserDeclaration Mute(TechnicalUserDeclaration declaration) => declaration with { Description = " " };
}
