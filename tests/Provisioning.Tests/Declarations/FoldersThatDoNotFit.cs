namespace Provisioning.Tests.Declarations;

public class FoldersThatDoNotFit
{
    [Theory]
    [InlineData("stacks/loose.json")]
    [InlineData("stacks/acme/deeper/stack.json")]
    public void AreNotReadAndSaySo(string path) =>
        Assert.Equal("DEC-010", Assert.Single(Written.ReadProject((path, "{}")).Findings).Code);

    [Theory]
    [InlineData("stacks/Acme/stack.json")]
    [InlineData("stacks/ac.me/stack.json")]
    [InlineData("stacks/1st/stack.json")]
    public void HaveNamesThatTenantsCannotHave(string path) =>
        Assert.Equal("DEC-017", Assert.Single(Written.ReadProject((path, "{}")).Findings).Code);

    [Fact]
    public void HaveTwoPlatforms() =>
        Assert.Equal("DEC-016", Assert.Single(Written.ReadProject(("stacks/second/stack.json", Written.Platform)).Findings).Code);

    [Fact]
    public void HaveNoPlatform() =>
        Assert.Equal("DEC-016", Assert.Single(Written.ReadProject(("stacks/platform/stack.json", "{}")).Findings).Code);

    [Fact]
    public void DeclareAnApplicationTwice()
    {
        var finding = Assert.Single(Written.ReadProject(("stacks/catalogue/second.json", Written.Catalogue)).Findings);

        Assert.Equal("DEC-014", finding.Code);
        Assert.Contains("stacks/catalogue/demo.json", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameUnknownRulesInAnEnvironment()
    {
        var finding = Assert.Single(Written.ReadProject(("stacks/environments/dev.json", """
            { "realm": { "kind": "file", "name": "d", "path": "r" }, "vault": { "kind": "file", "path": "s" }, "rules": { "NAM-01": "off" } }
            """)).Findings);

        Assert.Equal("DEC-009", finding.Code);
        Assert.Equal("Did you mean 'NAM-001'?", finding.Next);
    }

    [Theory]
    [InlineData("stacks/acme/stak.json", "DEC-011")]
    [InlineData("stacks/beta/stak.json", "DEC-015")]
    public void HaveAStackFileThatIsMisspelt(string path, string code)
    {
        var finding = Assert.Single(Written.ReadProject((path, "{}")).Findings);

        Assert.Equal((code, "Did you mean 'stack.json'?"), (finding.Code, finding.Next));
    }

    [Theory]
    [InlineData("stacks/acme/stack.json")]
    [InlineData("stacks/platform/stack.json")]
    [InlineData("stacks/environments/dev.json")]
    public void AreNotThoseWithAFileThatWasLeftUnread(string path)
    {
        var files = Written.Project(("stacks/acme/dev.json", "{}"))
            .Select(f => f.Path == path ? Provisioning.Declarations.SourceFile.Unread(path) : f);

        Assert.Empty(Provisioning.Declarations.DeclarationReader.Read(files).Findings);
    }
}
