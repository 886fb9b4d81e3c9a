namespace Provisioning.Tests.Compilation;

public class TextsWithControlCharacters
{
    public static TheoryData<string> Characters => ["\\u0000", "\\u0007", "\\u001b", "\\n", "\\u009b"];

    [Theory]
    [MemberData(nameof(Characters))]
    public void AreNoDescriptionsOfTechnicalUsers(string character) => Assert.Equal(["CMP-004"], Compiled.Stack($$"""
        { "organisation": { "bpn": "BPNL00000000ACME" }, "technicalUsers": { "reader": { "description": "a{{character}}b" } } }
        """).Codes());

    [Theory]
    [MemberData(nameof(Characters))]
    public void AreNoNamesOfOrganisations(string character) => Assert.Equal(["CMP-004"], Compiled.Stack($$"""
        { "organisation": { "bpn": "BPNL00000000ACME", "name": "a{{character}}b" } }
        """).Codes());

    [Theory]
    [MemberData(nameof(Characters))]
    public void AreNoNamesOfCustomers(string character) => Assert.Equal(["CMP-004"], Compiled.Stack($$"""
        { "organisation": { "bpn": "BPNL00000000ACME" },
          "technicalUsers": { "reader": { "customer": { "bpn": "BPNL00000000CUST", "name": "a{{character}}b" } } } }
        """).Codes());

    [Theory]
    [InlineData("""{ "applications": { "App": { "name": "a\u0000b" } } }""")]
    [InlineData("""{ "applications": { "App": { "description": "a\u0000b" } } }""")]
    [InlineData("""{ "applications": { "App": { "permissions": { "p": { "description": "a\u0000b" } } } } }""")]
    [InlineData("""{ "applications": { "App": { "roles": { "r": { "description": "a\u0000b" } } } } }""")]
    public void AreNoTextsOfTheCatalogue(string catalogue)
    {
        var result = Compiled.Project(
            ("stacks/catalogue/demo.json", catalogue),
            ("stacks/acme/stack.json", """{ "organisation": { "bpn": "BPNL00000000ACME" } }"""));

        var finding = Assert.Single(result.Findings);
        Assert.Equal("CMP-004", finding.Code);
        Assert.Contains("U+0000", finding.Message, StringComparison.Ordinal);
    }
}
