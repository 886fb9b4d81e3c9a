using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class PlatformStack
{
    private static readonly Provisioning.Compilation.CompiledStack Platform =
        Compiled.Project().Compiled.Environments["dev"].Stacks["platform.dev"];

    [Fact]
    public void OwnsTheCatalogue()
    {
        Assert.Equal(["App"], Platform.Clients.Keys);
        Assert.Equal(["App/Thing Reader", "App/edit_things", "App/view_things"], Platform.Roles.Keys.Select(r => r.ToString()));
        Assert.All(Platform.Roles.Values, r => Assert.Equal("platform.dev", r.Stack));
        Assert.Equal("platform.dev", Platform.Clients["App"].Stack);
    }

    [Fact]
    public void ResolvesMembers() =>
        Assert.Equal([new RoleRef("App", "view_things")], Platform.Roles[new("App", "Thing Reader")].Members);

    [Fact]
    public void HasAGrantScopeForEachRoleThatIsOffered()
    {
        var scope = Assert.Single(Platform.ClientScopes.Values);

        Assert.Equal("grant:App/Thing%20Reader", scope.Name);
        Assert.Equal([new RoleRef("App", "Thing Reader")], scope.Roles);
        Assert.Equal("false", scope.Attributes["include.in.token.scope"]);
    }

    [Fact]
    public void HasAGrantScopeForEachRoleThatSomebodyHolds() => Assert.Equal(
        ["grant:App/Thing%20Reader", "grant:App/edit_things", "grant:realm-management/view-users"],
        Compiled.Stack("""{ "technicalUsers": { "u": { "grants": { "edit_things": {}, "realm-management/view-users": {} } } } }""")
            .Compiled.Environments["dev"].Stacks["platform.dev"].ClientScopes.Keys);

    [Fact]
    public void RefusesOneNameForAPermissionAndARole() => Assert.Contains(
        "CMP-011",
        Compiled.Catalogue("""{ "applications": { "App": { "permissions": { "Thing Reader": {} }, "roles": { "Thing Reader": {} } } } }""").Codes());

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public void RefusesNamesThatMeanAnotherAddress(string name) => Assert.Contains(
        "CMP-004",
        Compiled.Catalogue($$$"""{ "applications": { "App": { "permissions": { "{{{name}}}": {} }, "roles": { "Thing Reader": {} } } } }""").Codes());
}
