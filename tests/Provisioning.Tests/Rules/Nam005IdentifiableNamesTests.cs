using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Nam005IdentifiableNamesTests
{
    [Theory]
    [InlineData("test")]
    [InlineData("role_1")]
    [InlineData("new_user")]
    [InlineData("ab")]
    [InlineData("x1")]
    [InlineData("123")]
    public void NamesThatSayNothingAreReported(string name)
    {
        var finding = Assert.Single(new SampleRealm("bakery").Application("shop", name).Check<Nam005IdentifiableNames>());

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal($"shop/{name}", finding.Subject);
    }

    [Theory]
    [InlineData("user_management")]
    [InlineData("view_test_results")]
    [InlineData("bpn")]
    public void NamesThatSaySomethingPass(string name) =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", name).Check<Nam005IdentifiableNames>());

    [Fact]
    public void AGenericRoleIsReported() =>
        Assert.Equal("shop/Role 2", Assert.Single(new SampleRealm("bakery")
            .Application("shop", "bake").Role("shop/Role 2", "shop/bake").Check<Nam005IdentifiableNames>()).Subject);

    [Fact]
    public void NamesOfOneApplicationThatDifferOnlyInWritingAreReportedOnce()
    {
        var realm = new SampleRealm("bakery").Application("shop", "view_orders").Role("shop/View Orders", "shop/view_orders");

        var finding = Assert.Single(realm.Check<Nam005IdentifiableNames>());

        Assert.Contains("'shop/View Orders' and 'shop/view_orders'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneNameInTwoApplicationsPasses() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "view_orders").Application("mill", "view_orders")
            .Check<Nam005IdentifiableNames>());

    [Fact]
    public void SingularAndPluralPass() =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "view_wallet", "view_wallets").Check<Nam005IdentifiableNames>());

    [Fact]
    public void TechnicalUsersOfOneStackAreComparedAndJudged()
    {
        var landscape = new Landscape().User("acme.dev", "oven-log").User("acme.dev", "oven_log").User("acme.dev", "tmp")
            .User("other.dev", "ovenLog");

        var findings = landscape.Check<Nam005IdentifiableNames>();

        Assert.Equal(["oven_log", "tmp"], findings.Select(f => f.Subject));
        Assert.Contains("'oven_log' and 'oven-log'", findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dataspace Discvoery", true)]
    [InlineData("Dataspace Discovery", false)]
    [InlineData("Dataspace Registry", false)]
    public void ARoleNearlyCalledLikeOneForTechnicalUsersIsReported(string name, bool reported)
    {
        var landscape = new Landscape()
            .TechnicalRoles("Dataspace Discovery=shop/view_connectors")
            .Application("shop", "view_connectors", $"{name}=shop/view_connectors");

        Assert.Equal(reported, landscape.Check<Nam005IdentifiableNames>()
            .Any(f => f.Message.Contains("nearly called", StringComparison.Ordinal)));
    }
}
