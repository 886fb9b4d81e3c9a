using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class References
{
    private const string Catalogue = """
        { "applications": {
            "A": { "permissions": { "view_documents": {}, "edit": {} } },
            "B": { "permissions": { "view_documents": {} }, "roles": { "Reader": { "members": ["A/view_documents", "B/view_documents"] } } } },
          "aliases": { "Old Reader": { "description": "Removed in 2.0.", "successors": ["B/Reader"] } } }
        """;

    private static Provisioning.Compilation.CompileResult Granting(string reference) => Compiled.Project(
        ("stacks/catalogue/demo.json", Catalogue),
        ("stacks/acme/stack.json", $$$"""{ "technicalUsers": { "u": { "grants": { "{{{reference}}}": {} } } } }"""));

    [Theory]
    [InlineData("A/view_documents", "A", "view_documents")]
    [InlineData("edit", "A", "edit")]
    [InlineData("Reader", "B", "Reader")]
    [InlineData("realm-management/view-users", "realm-management", "view-users")]
    public void NameOneThing(string reference, string client, string name) =>
        Assert.Equal([new RoleRef(client, name)], Granting(reference).Client("sa-acme-u").ServiceAccount!.Grants);

    [Fact]
    public void AreAmbiguousWhereABareNameIsInTwoApplications()
    {
        var finding = Assert.Single(Granting("view_documents").Findings);

        Assert.Equal("CMP-002", finding.Code);
        Assert.Equal("Write 'A/view_documents' or 'B/view_documents'.", finding.Next);
    }

    [Theory]
    [InlineData("A/view_document", "Did you mean 'A/view_documents'?")]
    [InlineData("Raeder", "Did you mean 'Reader'?")]
    public void ToNothingSuggestWhatIsNear(string reference, string suggestion)
    {
        var finding = Assert.Single(Granting(reference).Findings);

        Assert.Equal("CMP-001", finding.Code);
        Assert.Equal(suggestion, finding.Next);
    }

    [Fact]
    public void ToKeycloaksOwnRolesNeedTheirFullName() => Assert.Equal(["CMP-001"], Granting("view-users").Codes());

    [Theory]
    [InlineData("Old Reader")]
    [InlineData("B/Old Reader")]
    public void ToFormerNamesTellTheSuccessors(string reference)
    {
        var finding = Assert.Single(Granting(reference).Findings);

        Assert.Equal("CMP-008", finding.Code);
        Assert.Equal("Use 'B/Reader'.", finding.Next);
    }

    [Fact]
    public void ThatMeanTheSameRoleTwiceWarn() => Assert.Equal(
        ["CMP-013"],
        Compiled.Project(
            ("stacks/catalogue/demo.json", Catalogue),
            ("stacks/acme/stack.json", """{ "technicalUsers": { "u": { "grants": { "Reader": {}, "B/Reader": {} } } } }""")).Codes());

    [Fact]
    public void OfAliasesAndConflictsAreCheckedToo() => Assert.Equal(
        ["CMP-001", "CMP-001"],
        Compiled.Catalogue("""
            { "applications": { "App": { "permissions": { "edit_things": {} }, "roles": { "Thing Reader": {} } } },
              "aliases": { "Old": { "successors": ["Gone"] } },
              "conflicts": { "c": { "between": ["Nowhere", "edit_things"], "reason": "r" } } }
            """).Codes());

    [Fact]
    public void ToProfilesGiveTheirGrants()
    {
        var result = Compiled.Project(
            ("stacks/catalogue/demo.json", """
                { "applications": { "App": { "permissions": { "p": {} }, "roles": { "R": { "members": ["p"] } },
                    "profiles": { "sync": { "grants": { "R": {} } } } } } }
                """),
            ("stacks/acme/stack.json", """{ "technicalUsers": { "u": { "profiles": ["App/sync", "App/snyc"] } } }"""));

        Assert.Equal([new RoleRef("App", "R")], result.Client("sa-acme-u").ServiceAccount!.Grants);
        Assert.Equal("Did you mean 'App/sync'?", Assert.Single(result.Findings).Next);
    }
}
