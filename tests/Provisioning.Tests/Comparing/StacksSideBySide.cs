using Provisioning.Comparing;
using Provisioning.Compilation;
using Provisioning.Tests.Declarations;

namespace Provisioning.Tests.Comparing;

/// <summary>One tenant in two environments, and two tenants: each difference with the line that makes it, and whether anybody says why.</summary>
public sealed class StacksSideBySide
{
    private const string Globex = """
        { "organisation": { "bpn": "BPNL000000GLOBEX" }, "companyRoles": ["participant"],
          "technicalUsers": {
            "reader": { "description": "Reads", "purpose": "erp", "grants": { "App/Thing Reader": {} } },
            "editor": { "description": "Edits", "grants": { "edit_things": {} } } } }
        """;

    [Fact]
    public void AreAlikeWithoutOverlaysWhateverPatternsMakeOfTheirNames() =>
        Assert.Empty(Compare("acme.dev", "acme.prd"));

    [Fact]
    public void AreAlikeWhenTwoTenantsWriteOneRoleInTwoWays()
    {
        var differences = Compare("acme.dev", "globex.dev", ("stacks/globex/stack.json", Globex));

        Assert.DoesNotContain(differences, d => d.Subject == "reader" && d.What == "grant");
    }

    [Fact]
    public void DifferByDesignWhereAnOverlaySaysWhy()
    {
        var difference = Assert.Single(Compare("acme.dev", "acme.prd", ("stacks/acme/prd.json", """
            { "technicalUsers": { "reader": { "grants": { "edit_things": { "reason": "Corrections happen in production only." } } } } }
            """)));

        Assert.Equal((DifferenceCause.Intended, "grant", string.Empty, "App/edit_things"), (difference.Cause, difference.What, difference.Left, difference.Right));
        Assert.Equal("Corrections happen in production only.", difference.Reason);
        Assert.Equal("stacks/acme/prd.json(1,47)", difference.Place.ToString());
    }

    [Fact]
    public void DifferWithoutAnExplanationWhereNobodySaysWhy()
    {
        var difference = Assert.Single(Compare("acme.dev", "acme.prd", ("stacks/acme/dev.json", """
            { "technicalUsers": { "reader": { "grants": { "edit_things": {} } } } }
            """)));

        Assert.Equal((DifferenceCause.Unexplained, "App/edit_things", string.Empty), (difference.Cause, difference.Left, difference.Right));
        Assert.True(difference.OnlyLeft);
    }

    [Fact]
    public void AreExplainedByTheDescriptionOfTheOverlayToo()
    {
        var difference = Assert.Single(Compare("acme.dev", "acme.prd", ("stacks/acme/prd.json", """
            { "description": "No readers in production.", "technicalUsers": { "reader": null } }
            """)));

        Assert.Equal((DifferenceCause.Intended, "technical user", "No readers in production."), (difference.Cause, difference.What, difference.Reason));
    }

    [Fact]
    public void DifferByWhatThePassageOfTimeMadeOfOneDeclaration()
    {
        var ended = Compilation.Compiled.Project(Files(("stacks/acme/stack.json", """
            { "organisation": { "bpn": "BPNL00000000ACME" },
              "technicalUsers": { "reader": { "grants": { "Thing Reader": { "until": "2026-06-01" } } } } }
            """))).Compiled;
        var before = Compilation.Compiled.Project(Files()).Compiled;

        var difference = Assert.Single(
            StackComparison.Of(before.Environments["dev"].Stacks["acme.dev"], ended.Environments["dev"].Stacks["acme.dev"], []),
            d => d.What == "grant");

        Assert.Equal(DifferenceCause.Derived, difference.Cause);
    }

    [Fact]
    public void OfTwoTenantsSayWhatEachHasThatTheOtherLacks()
    {
        var differences = Compare("acme.dev", "globex.dev", ("stacks/globex/stack.json", Globex));

        Assert.Equal(
            [":company roles:/participant", "editor:technical user:/sa-globex-editor", "reader:purpose:/erp"],
            differences.Select(d => $"{d.Subject}:{d.What}:{d.Left}/{d.Right}"));
        Assert.All(differences, d => Assert.Equal(DifferenceCause.Declared, d.Cause));
    }

    [Fact]
    public void SayTheSameFromTheOtherSide()
    {
        (string, string)[] files = [("stacks/globex/stack.json", Globex), ("stacks/acme/prd.json", """{ "technicalUsers": { "reader": null } }""")];
        string[] stacks = ["acme.dev", "acme.prd", "globex.dev", "globex.prd", "platform.dev"];

        foreach (var (one, other) in stacks.SelectMany(a => stacks.Select(b => (a, b))))
        {
            Assert.Equal(
                Compare(one, other, files).Select(d => (d.Subject, d.What, d.Left, d.Right, d.Cause)),
                Compare(other, one, files).Select(d => (d.Subject, d.What, d.Right, d.Left, d.Cause)));
        }
    }

    private static ImmutableArray<StackDifference> Compare(string one, string other, params (string Path, string Text)[] files)
    {
        var compiled = Compilation.Compiled.Project(Files(files)).Compiled;
        return StackComparison.Of(Stack(compiled, one), Stack(compiled, other), Written.Project(Files(files)));
    }

    private static (string, string)[] Files(params (string Path, string Text)[] files) =>
        [("stacks/environments/prd.json", Written.Environment.Replace("demo-dev", "demo-prd", StringComparison.Ordinal)), .. files];

    private static CompiledStack Stack(CompiledDeclarations compiled, string name) => compiled.Environments[name.Split('.')[1]].Stacks[name];
}
