using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Realms;
using Provisioning.Tests.Compilation;

namespace Provisioning.Tests.Reviewing;

public sealed class GrantThatMoved
{
    private const string Looker = """ "reader": { "grants": { "App/Looker": {} } } """;
    private const string Reader = """ "reader": { "grants": { "App/Reader": {} } } """;
    private const string ReaderAndLooker = """ "reader": { "grants": { "App/Reader": {}, "App/Looker": {} } } """;

    private static readonly Principal User = Principal.TechnicalUser("sa-acme-reader");

    [Fact]
    public void IsToldFromTheFormerRoleToItsSuccessor()
    {
        var review = new Reviewed().Between(Old(Looker), New(Reader));

        var move = Assert.Single(review.Moves[User]);
        Assert.Equal(new RoleRef("App", "Looker"), move.From);
        Assert.Equal([new RoleRef("App", "Reader")], move.To);
    }

    [Fact]
    public void StillTellsWhatItGivesAndTakes()
    {
        var review = new Reviewed().Between(Old(Looker), New(Reader));

        Assert.Contains(review.Access.Changes, c => c.Kind == AccessChangeKind.Gained && c.Role == new RoleRef("App", "read_more"));
        Assert.True(review.Access.IsBroadening);
    }

    [Fact]
    public void IsALossWhenNoSuccessorIsGranted()
    {
        var review = new Reviewed().Between(Old(Looker), New(""" "reader": { "grants": { "App/look": {} } } """));

        Assert.Empty(review.Moves);
        Assert.Contains(review.Access.Changes, c => c.Kind == AccessChangeKind.Lost && c.Role == new RoleRef("App", "Looker"));
    }

    [Fact]
    public void IsNoMoveWhileTheFormerNameIsDeclared()
    {
        var review = new Reviewed().Between(Old(ReaderAndLooker, both: true), New(Reader, both: true));

        Assert.Empty(review.Moves);
    }

    private static CompileResult Old(string users, bool both = false) =>
        Project(both ? Roles("Looker", "Reader") : Roles("Looker"), string.Empty, users);

    private static CompileResult New(string users, bool both = false) => Project(
        both ? Roles("Looker", "Reader") : Roles("Reader"), """, "aliases": { "Looker": { "successors": ["App/Reader"] } } """, users);

    private static string Roles(params string[] names) => string.Join(", ", names.Select(n =>
        $$"""
        "{{n}}": { "description": "Sample", "members": ["look"{{(n == "Reader" ? ", \"read_more\"" : string.Empty)}}] }
        """));

    private static CompileResult Project(string roles, string aliases, string users) => Compiled.Project(
        ("stacks/catalogue/demo.json", $$"""
            { "applications": { "App": {
                "permissions": { "look": { "description": "Sample" }, "read_more": { "description": "Sample" } },
                "roles": { {{roles}} } } } {{aliases}} }
            """),
        ("stacks/acme/stack.json", Reviewed.Acme(users)));
}
