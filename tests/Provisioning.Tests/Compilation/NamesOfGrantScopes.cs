using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class NamesOfGrantScopes
{
    [Theory]
    [InlineData("Cl7-CX-BPDM", "BPDM Pool Admin", "grant:Cl7-CX-BPDM/BPDM%20Pool%20Admin")]
    [InlineData("App", "view_things", "grant:App/view_things")]
    [InlineData("App", "100%", "grant:App/100%25")]
    [InlineData("App", "ü", "grant:App/%C3%BC")]
    [InlineData("App", "a\"b\\c", "grant:App/a%22b%5Cc")]
    [InlineData("", "offline_access", "grant:offline_access")]
    public void EncodeWhatKeycloakRefuses(string client, string role, string name) =>
        Assert.Equal(name, GrantScope.NameOf(new RoleRef(client, role)));

    [Fact]
    public void AreDistinctForDistinctRoles() =>
        Assert.NotEqual(GrantScope.NameOf(new("A", "b c")), GrantScope.NameOf(new("A", "b%20c")));

    /// <summary>An umlaut takes six characters.</summary>
    [Theory]
    [InlineData("ü", 41, false)]
    [InlineData("ü", 42, true)]
    [InlineData("x", 246, false)]
    [InlineData("x", 247, true)]
    public void MustFitKeycloak(string letter, int times, bool isTooLong)
    {
        var name = string.Concat(Enumerable.Repeat(letter, times));
        var catalogue = $$$"""
            { "applications": { "Ap": { "permissions": { "p": {} }, "roles": { "{{{name}}}": { "members": ["p"], "offeredTo": ["participant"] } } } } }
            """;
        var findings = Compiled.Project(("stacks/catalogue/demo.json", catalogue), ("stacks/acme/stack.json", """{ "technicalUsers": {} }""")).Findings;

        Assert.Equal(isTooLong ? ["CMP-004"] : [], findings.Select(f => f.Code));
        Assert.All(findings, f => Assert.Contains("The client scope that lets 'Ap/", f.Message, StringComparison.Ordinal));
    }
}
