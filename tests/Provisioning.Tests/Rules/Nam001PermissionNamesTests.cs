using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Nam001PermissionNamesTests
{
    [Theory]
    [InlineData("store_didDocument", "store_did_document")]
    [InlineData("bake-bread", "bake_bread")]
    [InlineData("View Orders", "view_orders")]
    [InlineData("readHTTPLog", "read_http_log")]
    [InlineData("_sell", "sell")]
    [InlineData("sell__bread", "sell_bread")]
    public void OtherShapesAreReportedWithAProposal(string name, string proposal)
    {
        var finding = Assert.Single(new SampleRealm("bakery").Application("shop", name).Check<Nam001PermissionNames>());

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal($"shop/{name}", finding.Subject);
        Assert.Contains($"'shop/{name}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"'{proposal}'", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void LowerCaseWordsAndDigitsPass() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "bake", "bake_2_rolls", "view_oven_log").Check<Nam001PermissionNames>());

    [Fact]
    public void KeycloaksOwnHyphensPass() =>
        Assert.Empty(new SampleRealm("bakery").Check<Nam001PermissionNames>());

    [Fact]
    public void AProposalThatIsTakenIsSaidSo()
    {
        var finding = Assert.Single(new SampleRealm("bakery").Application("shop", "sellBread", "sell_bread").Check<Nam001PermissionNames>());

        Assert.Contains("'sell_bread' is taken", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void UmlautsAloneAreLeftToTheirOwnRule() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "brötchen_backen").Check<Nam001PermissionNames>());

    [Fact]
    public void DeclaredPermissionsAreReportedWhereTheyStand()
    {
        var finding = Assert.Single(new Landscape().Application("shop", "bakeBread").Check<Nam001PermissionNames>());

        Assert.Equal("stacks/sample.json", finding.Place.File);
        Assert.Equal(3, finding.Place.Line);
    }
}
