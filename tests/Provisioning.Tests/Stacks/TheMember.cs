namespace Provisioning.Tests.Stacks;

/// <summary>The tenant <c>acme</c> shows everything that a member can declare.</summary>
public class TheMember
{
    [Theory]
    [InlineData("acme.dev")]
    [InlineData("acme.tst")]
    [InlineData("acme.prd")]
    public void UsesEveryRoleThatIsOfferedToMembers(string stack)
    {
        var used = RepositoryStacks.TechnicalUsersOf(stack).SelectMany(u => u.Grants.Keys).Select(g => g.ToString()).Distinct();

        Assert.Equal(CatenaXCatalogue.OfferedToMembers().Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("acme.dev", "cicd-technical-user-dev@acme.example")]
    [InlineData("acme.tst", "cicd-technical-user-tst@acme.example")]
    [InlineData("acme.prd", "cicd-technical-user-prd@acme.example")]
    public void NamesItsPipelineByTheEnvironmentsPattern(string stack, string clientId) =>
        Assert.Equal(clientId, Assert.Single(RepositoryStacks.TechnicalUsersOf(stack), u => u.Declaration.IsCiCd).ClientId);

    [Fact]
    public void GetsATechnicalUserFromTheAppItActivated()
    {
        var user = Assert.Single(RepositoryStacks.TechnicalUsersOf("acme.dev"), u => u.Declaration.ActivatedApp.Length > 0);

        Assert.Equal("Cl100-ACME-Traceability", user.Declaration.ActivatedApp);
        Assert.Equal("technical_roles_management/Semantic Model Management", Assert.Single(user.Grants.Keys).ToString());
    }

    [Fact]
    public void RunsOneTechnicalUserInTheNameOfACustomer()
    {
        var user = Assert.Single(RepositoryStacks.TechnicalUsersOf("acme.dev"), u => u.Declaration.Customer is not null);

        Assert.Equal("BPNL000000GLOBEX", user.Owner.Bpn);
        Assert.Equal("BPNL00000000ACME", user.Stack.Organisation.Bpn);
    }

    [Fact]
    public void DropsInProductionWhatItsOverlayRemoves()
    {
        static IEnumerable<string> Names(string stack) =>
            RepositoryStacks.TechnicalUsersOf(stack).Select(u => u.Declaration.Name);

        Assert.Equal(["semantic-models"], Names("acme.dev").Except(Names("acme.prd")));
        Assert.Empty(Names("acme.prd").Except(Names("acme.dev")));
    }

    [Fact]
    public void KeepsInProductionWhatItsOverlayDoesNotMention()
    {
        var edc = Assert.Single(RepositoryStacks.TechnicalUsersOf("acme.prd"), u => u.Declaration.Name == "edc");

        Assert.Contains("Shelbyville", edc.Declaration.Description, StringComparison.Ordinal);
        Assert.Equal(2, edc.Grants.Count);
    }

    [Fact]
    public void EndsInProductionTheGrantThatItsOverlayDates()
    {
        var user = Assert.Single(RepositoryStacks.TechnicalUsersOf("acme.prd"), u => u.Declaration.Name == "partner-onboarding");

        Assert.Equal(new DateOnly(2027, 12, 31), Assert.Single(user.Grants.Values).Until);
    }
}
