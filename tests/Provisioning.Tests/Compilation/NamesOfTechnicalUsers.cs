namespace Provisioning.Tests.Compilation;

public class NamesOfTechnicalUsers
{
    private static string[] ClientIds(string stack) => [.. Compiled.Stack(stack).Acme().Clients.Keys];

    [Fact]
    public void ComeFromTheEnvironmentsPattern() =>
        Assert.Equal(["sa-acme-u"], ClientIds("""{ "technicalUsers": { "u": {} } }"""));

    [Fact]
    public void OfCiCdUsersComeFromTheirOwnPattern() => Assert.Equal(
        ["cicd-technical-user-dev@acme.example"],
        ClientIds("""{ "domain": "acme.example", "technicalUsers": { "ci": { "purpose": "ci-cd" } } }"""));

    [Fact]
    public void MayComeFromTheStacksPattern() => Assert.Equal(
        ["u.acme.dev"],
        ClientIds("""{ "naming": { "technicalUser": "{name}.{tenant}.{environment}" }, "technicalUsers": { "u": {} } }"""));

    [Fact]
    public void MayBeGiven() =>
        Assert.Equal(["special"], ClientIds("""{ "technicalUsers": { "u": { "clientId": "special" } } }"""));

    [Fact]
    public void NeedTheValuesOfTheirPattern()
    {
        var finding = Assert.Single(Compiled.Stack("""{ "technicalUsers": { "ci": { "purpose": "ci-cd" } } }""").Findings);

        Assert.Equal("CMP-007", finding.Code);
        Assert.Contains("there is no value for {domain}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedPlaceholdersThatExist() => Assert.Equal(
        ["CMP-007"],
        Compiled.Stack("""{ "naming": { "technicalUser": "{nmae}" }, "technicalUsers": { "u": {} } }""").Codes());

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(" x")]
    [InlineData("a\\u0007b")]
    public void MustNotMeanAnotherAddress(string clientId) => Assert.Equal(
        ["CMP-004"],
        Compiled.Stack($$$"""{ "technicalUsers": { "u": { "clientId": "{{{clientId}}}" } } }""").Codes());

    [Theory]
    [InlineData(239, 0)]
    [InlineData(240, 1)]
    public void HaveAtMost239Characters(int length, int findings) => Assert.Equal(
        findings,
        Compiled.Stack($$$"""{ "technicalUsers": { "u": { "clientId": "{{{new string('x', length)}}}" } } }""").Findings.Length);

    [Theory]
    [InlineData("SA-ACME-U")]
    [InlineData("App")]
    [InlineData("realm-management")]
    public void MustDifferInMoreThanCase(string clientId) => Assert.Equal(
        ["CMP-006"],
        Compiled.Stack($$$"""{ "technicalUsers": { "u": {}, "v": { "clientId": "{{{clientId}}}" } } }""").Codes());

    [Fact]
    public void MustDifferBetweenTenants() => Assert.Equal(
        ["CMP-006"],
        Compiled.Project(
            ("stacks/acme/stack.json", """{ "technicalUsers": { "u": { "clientId": "same" } } }"""),
            ("stacks/other/stack.json", """{ "technicalUsers": { "u": { "clientId": "same" } } }""")).Codes());

    [Fact]
    public void HaveShortDescriptions() => Assert.Equal(
        ["CMP-004"],
        Compiled.Stack($$$"""{ "technicalUsers": { "u": { "description": "{{{new string('x', 256)}}}" } } }""").Codes());
}
