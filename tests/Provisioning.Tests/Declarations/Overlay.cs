using Provisioning.Declarations;

namespace Provisioning.Tests.Declarations;

public class Overlay
{
    private const string Below = """
        { "technicalUsers": {
            "keep": { "description": "below", "grants": { "Thing Reader": {} } },
            "drop": { "description": "below" } } }
        """;

    private static (ReadResult Result, StackDeclaration Dev, StackDeclaration Prd) With(string overlay)
    {
        var result = Written.ReadProject(
            ("stacks/environments/prd.json", Written.Environment),
            ("stacks/acme/stack.json", Below),
            ("stacks/acme/prd.json", overlay));
        return (result, result.Declarations.Stacks["acme.dev"], result.Declarations.Stacks["acme.prd"]);
    }

    [Fact]
    public void MergesByKey()
    {
        var (result, dev, prd) = With("""{ "technicalUsers": { "keep": { "description": "above" }, "more": {} } }""");

        Assert.Empty(result.Findings);
        Assert.Equal(["drop", "keep", "more"], prd.TechnicalUsers.Keys);
        Assert.Equal("above", prd.TechnicalUsers["keep"].Description);
        Assert.Equal(["Thing Reader"], prd.TechnicalUsers["keep"].Grants.Keys);
        Assert.Equal("below", dev.TechnicalUsers["keep"].Description);
    }

    [Fact]
    public void RemovesWithNull()
    {
        var (result, dev, prd) = With("""{ "technicalUsers": { "drop": null } }""");

        Assert.Empty(result.Findings);
        Assert.Equal(["keep"], prd.TechnicalUsers.Keys);
        Assert.Equal(["drop", "keep"], dev.TechnicalUsers.Keys);
    }

    [Fact]
    public void WarnsWhenNullRemovesNothing() =>
        Assert.Equal(
            ["DEC-012 prd.json 1:23"],
            Written.Brief(With("""{ "technicalUsers": { "dorp": null } }""").Result.Findings));

    [Fact]
    public void KeepsThePlaceOfEachPart()
    {
        var (_, _, prd) = With("""{ "technicalUsers": { "more": {} } }""");

        Assert.Equal("stacks/acme/prd.json", prd.TechnicalUsers["more"].At.ToPlace().File);
        Assert.Equal("stacks/acme/stack.json", prd.TechnicalUsers["keep"].At.ToPlace().File);
    }

    [Fact]
    public void ForAnUnknownEnvironmentIsAnError()
    {
        var result = Written.ReadProject(("stacks/acme/dve.json", "{}"));

        var finding = Assert.Single(result.Findings);
        Assert.Equal("DEC-011", finding.Code);
        Assert.Equal("Did you mean 'dev'?", finding.Next);
    }

    [Fact]
    public void WithoutAStackIsAnError() =>
        Assert.Equal(["DEC-015 dev.json 0:0"], Written.Brief(Written.ReadProject(("stacks/other/dev.json", "{}")).Findings));

    [Fact]
    public void ForAnEnvironmentOfAnotherTenantIsAnError() =>
        Assert.Equal(
            ["DEC-011 prd.json 0:0"],
            Written.Brief(Written.ReadProject(
                ("stacks/environments/prd.json", Written.Environment),
                ("stacks/acme/stack.json", """{ "environments": ["dev"] }"""),
                ("stacks/acme/prd.json", "{}")).Findings));
}
