using Provisioning.Declarations;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Tus003BusinessPartnerNumbersTests
{
    [Theory]
    [InlineData("BPNL00000000ABC")]
    [InlineData("BPNL000000000abc")]
    [InlineData("BPNS000000000ABC")]
    [InlineData("BPNL000000000ABC0")]
    [InlineData("BPNL000000000AB\n")]
    public void ANumberOfAnotherShapeIsReported(string bpn)
    {
        var finding = Assert.Single(Of(bpn).Check<Tus003BusinessPartnerNumbers>());

        Assert.Equal("sa-oven", finding.Subject);
        Assert.Contains($"'{bpn}'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingNumberIsReported() =>
        Assert.Contains("without a business partner number", Assert.Single(Of(string.Empty).Check<Tus003BusinessPartnerNumbers>()).Message, StringComparison.Ordinal);

    [Fact]
    public void ForAnEdcExtensionAMissingNumberIsExplained() =>
        Assert.Contains("EDC extension", Assert.Single(Of(string.Empty, "edc-extension").Check<Tus003BusinessPartnerNumbers>()).Message, StringComparison.Ordinal);

    [Fact]
    public void TheOrganisationsNumberPasses() => Assert.Empty(Of(Landscape.Bpn).Check<Tus003BusinessPartnerNumbers>());

    [Fact]
    public void ANumberOtherThanTheOwnersIsReported()
    {
        var compiled = Of(Landscape.Bpn).Compile();
        var environment = compiled.Environments["dev"];
        var client = environment.Realm.Clients["sa-oven"];
        var forged = client with
        {
            ServiceAccount = client.ServiceAccount! with { Attributes = client.ServiceAccount.Attributes.With("bpn", ["BPNL000000000XYZ"]) },
        };
        environment = environment with { Realm = environment.Realm with { Clients = environment.Realm.Clients.With("sa-oven", forged) } };

        var finding = Assert.Single(new Tus003BusinessPartnerNumbers().Check(RuleContext.Declared(environment, compiled, Landscape.Today)));

        Assert.Contains("'BPNL000000000XYZ'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InAnExportOnlyTheShapeIsJudged()
    {
        var realm = new SampleRealm("bakery").TechnicalUser("sa-none").TechnicalUser("sa-good").TechnicalUser("sa-bad")
            .Attribute("sa-good", "bpn", Landscape.Bpn).Attribute("sa-bad", "bpn", "CAX0000000000001");

        Assert.Equal("sa-bad", Assert.Single(realm.Check<Tus003BusinessPartnerNumbers>()).Subject);
    }

    private static Landscape Of(string bpn, string purpose = "") => new Landscape().Resolved("acme.dev", "sa-oven", u => u with
    {
        Owner = new OrganisationDeclaration(bpn, "Sample", default),
        Declaration = u.Declaration with { Purpose = purpose },
    });
}
