using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Nam002RoleNamesTests
{
    [Theory]
    [InlineData("Oven Read & Write", "Oven Read and Write")]
    [InlineData("baker", "Baker")]
    [InlineData("Shop_Keeper", "Shop Keeper")]
    [InlineData("Baker  Junior", "Baker Junior")]
    [InlineData("Baker (night)", "Baker night")]
    public void OtherShapesAreReportedWithAProposal(string name, string proposal)
    {
        var finding = Assert.Single(
            new SampleRealm("bakery").Application("shop", "bake").Role($"shop/{name}", "shop/bake").Check<Nam002RoleNames>());

        Assert.Contains($"'shop/{name}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains($"'{proposal}'", finding.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Baker")]
    [InlineData("Oven Log Reader 2")]
    [InlineData("Vice-Baker")]
    [InlineData("CX Bäcker")]
    public void CapitalisedWordsPass(string name) =>
        Assert.Empty(new SampleRealm("bakery").Application("shop", "bake").Role($"shop/{name}", "shop/bake").Check<Nam002RoleNames>());
}
