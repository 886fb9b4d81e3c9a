using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Nam003AsciiNamesTests
{
    [Theory]
    [InlineData("brötchen_backen", "ö", "broetchen_backen")]
    [InlineData("größe_prüfen", "ö", "groesse_pruefen")]
    [InlineData("vérifier", "é", "verifier")]
    [InlineData("bro\u0308tchen", "o\u0308", "broetchen")]
    [InlineData("e\u0301tat_Łódź", "e\u0301", "etat_lodz")]
    [InlineData("view_面包", "面", "view")]
    public void ForeignLettersInPermissionsAreReportedWithTheirSpelling(string name, string foreign, string proposal)
    {
        var finding = Assert.Single(new SampleRealm("bakery").Application("shop", name).Check<Nam003AsciiNames>());

        Assert.Contains($"'{foreign}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"'{proposal}'", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void ForeignLettersInRolesAreReportedWithTheirSpelling()
    {
        var realm = new SampleRealm("bakery").Application("shop", "bake").Role("shop/Bäcker", "shop/bake");

        var finding = Assert.Single(realm.Check<Nam003AsciiNames>());

        Assert.Contains("'Baecker'", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void ANameWithNothingLeftToProposeAsksForAnother()
    {
        var finding = Assert.Single(new SampleRealm("bakery").Application("shop", "面包").Check<Nam003AsciiNames>());

        Assert.StartsWith("Choose another name", finding.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void AsciiPassesEvenWhereItIsBadlyWritten() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "Bake-Bread!").Check<Nam003AsciiNames>());
}
