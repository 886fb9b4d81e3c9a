using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public sealed class TechnicalUserWithAPassword
{
    private const string Stack = """
        { "organisation": { "bpn": "BPNL00000000ACME" }, "domain": "acme.example",
          "technicalUsers": { "cicd": { "purpose": "ci-cd", "signIn": "password", "grants": { "Thing Reader": {} } } } }
        """;

    private const string Name = "cicd-technical-user-dev@acme.example";

    private static User TheUser => Compiled.Stack(Stack).Acme().Users[Name];

    [Fact]
    public void IsAUserAndNoClient()
    {
        var stack = Compiled.Stack(Stack).Acme();

        Assert.Empty(stack.Clients);
        Assert.Equal([Name], stack.Users.Keys);
        Assert.True(stack.TechnicalUsers[Name].Secret.IsPassword);
    }

    [Fact]
    public void IsReadyForAPasswordGrant()
    {
        Assert.True(TheUser.Enabled);
        Assert.Empty(TheUser.RequiredActions);
        Assert.Equal((Name, true), (TheUser.Email, TheUser.EmailVerified));
        Assert.NotEmpty(TheUser.FirstName);
        Assert.NotEmpty(TheUser.LastName);
    }

    [Fact]
    public void HoldsItsGrantsAndTheMarksOfItsStack()
    {
        Assert.Equal([new RoleRef("App", "Thing Reader")], TheUser.Grants);
        Assert.Equal(("acme.dev", "provision"), (TheUser.Stack, TheUser.Applier));
        Assert.Equal(["BPNL00000000ACME"], TheUser.Attributes["bpn"]);
    }

    [Fact]
    public void NeedsNoScopeOfItsOwn()
    {
        var environment = Compiled.Project(
            ("stacks/acme/stack.json", """{ "domain": "acme.example", "technicalUsers": { "cicd": { "purpose": "ci-cd", "signIn": "password", "grants": { "App/edit_things": {} } } } }""")).Compiled.Environments["dev"];

        Assert.DoesNotContain("grant:App/edit_things", environment.Realm.ClientScopes.Keys);
        Assert.Contains(Name, environment.Realm.Users.Keys);
    }

    [Fact]
    public void WithoutADomainHasAnAddressThatNoMailReaches() => Assert.Equal(
        "u-1@technical-user.invalid",
        Compiled.Stack("""{ "technicalUsers": { "u": { "clientId": "u-1", "signIn": "password" } } }""").Acme().Users["u-1"].Email);

    [Theory]
    [InlineData("Capital", "lower case")]
    [InlineData("ab", "wants 3")]
    [InlineData("service-account-x", "service accounts")]
    [InlineData("two words", "no plain word")]
    public void CannotHaveANameThatKeycloakRefusesOrChanges(string name, string why)
    {
        var result = Compiled.Stack($$$"""{ "technicalUsers": { "u": { "clientId": "{{{name}}}", "signIn": "password" } } }""");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(CompilationCodes.KeycloakName.Code, finding.Code);
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
    }
}
