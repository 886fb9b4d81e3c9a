using System.Text;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Onboarding;
using Provisioning.Rules;
using Provisioning.Tests.Declarations;

namespace Provisioning.Tests.Onboarding;

/// <summary>What is asked for becomes declarations that compile and break no rule, or findings.</summary>
public sealed class TenantThatIsNew
{
    private const string Catalogue = """
        { "applications": {
            "App": { "permissions": { "view_things": { "description": "See things" }, "edit_things": { "description": "Edit things" } } },
            "tech": { "technicalRoles": true, "roles": {
              "Thing Reader": { "description": "Reads things", "members": ["view_things"], "offeredTo": ["participant"] },
              "Thing Editor": { "members": ["edit_things"], "offeredTo": ["operator"] } } },
            "Market": { "profiles": { "sync": { "description": "Keeps things in step", "grants": { "tech/Thing Reader": {} } } } } } }
        """;

    private static readonly TenantRequest Globex = new() { Tenant = "globex", Bpn = "BPNL000000GLOBEX" };

    [Fact]
    public void CompilesWithoutAFinding()
    {
        var tenant = Make(Globex with { Roles = ["Thing Reader"], Profiles = ["Market"], OrganisationName = "Globex \"&\" Söhne" });

        var (result, report) = Check(tenant);

        Assert.Empty(result.Findings);
        Assert.Empty(report.Findings);
        var stack = result.Compiled.Environments["dev"].Stacks["globex.dev"];
        Assert.Equal("Globex \"&\" Söhne", stack.Declaration.Organisation.Name);
        Assert.Equal(["sa-globex-market-sync", "sa-globex-thing-reader"], stack.TechnicalUsers.Keys);
    }

    [Fact]
    public void GetsOneTechnicalUserForEachRoleAndOneForEachProfile()
    {
        var tenant = Make(Globex with { Roles = ["Thing Reader", "tech/Thing Reader"], Profiles = ["Market/sync"] });

        Assert.Equal(
            ["sa-globex-market-sync", "sa-globex-thing-reader"],
            Check(tenant).Result.Compiled.Environments["dev"].Stacks["globex.dev"].TechnicalUsers.Keys);
    }

    [Fact]
    public void HasAnOverlayAndSettingsOfPulumiForEachEnvironment()
    {
        var tenant = Make(Globex);

        Assert.Equal(["stacks/globex/stack.json", "stacks/globex/dev.json"], tenant.Files.Select(f => f.Path));
        Assert.Equal(["stacks/Pulumi.globex.dev.yaml"], tenant.Settings.Select(f => f.Path));
    }

    [Fact]
    public void HasTheSettingsThatThisRepositorysStacksHave()
    {
        var settings = NewTenant.Of(Globex, Stacks.RepositoryStacks.Declarations).Settings.Single(f => f.Path.EndsWith(".dev.yaml", StringComparison.Ordinal));

        Assert.Equal(
            File.ReadAllText(Testing.RepositoryFolder.PathOf("stacks/Pulumi.acme.dev.yaml")).ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(settings.Content.Span));
    }

    [Theory]
    [InlineData("demo: dev #1", "\"demo: dev #1\"")]
    [InlineData("0123", "\"0123\"")]
    public void HasSettingsThatStayTextWhateverTheRealmIsCalled(string realm, string written)
    {
        var project = Project();
        var named = project with
        {
            Environments = project.Environments.With("dev", project.Environments["dev"] with { Realm = project.Environments["dev"].Realm with { Name = realm } }),
        };

        Assert.Contains($"  keycloak:realm: {written}\n", Encoding.UTF8.GetString(NewTenant.Of(Globex, named).Settings[0].Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void IsWrittenTheSameEveryTime() =>
        Assert.Equal(Text(Make(Globex with { CompanyRoles = ["participant", "app-provider"] })), Text(Make(Globex with { CompanyRoles = ["app-provider", "participant"] })));

    [Theory]
    [InlineData("Globex", "ONB-001")]
    [InlineData("catalogue", "ONB-001")]
    [InlineData("../globex", "ONB-001")]
    [InlineData("acme", "ONB-002")]
    public void MustHaveANameThatIsFree(string name, string code) =>
        Assert.Equal([code], Make(Globex with { Tenant = name }).Findings.Select(f => f.Code));

    [Theory]
    [InlineData("BPNL000000GLOBE", "ONB-003")]
    [InlineData("bpnl000000globex", "ONB-003")]
    [InlineData("", "ONB-003")]
    [InlineData("BPNL00000000ACME", "ONB-004")]
    public void MustHaveANumberOfItsOwn(string bpn, string code) =>
        Assert.Equal([code], Make(Globex with { Bpn = bpn }).Findings.Select(f => f.Code));

    [Fact]
    public void IsToldEverythingThatIsWrongAtOnceWithWhatWasMeant()
    {
        var tenant = Make(Globex with
        {
            Bpn = "BPNL1",
            Roles = ["Thing Raeder"],
            Profiles = ["Markt"],
            Environments = ["def"],
            CompanyRoles = ["participants"],
        });

        Assert.Empty(tenant.Files);
        Assert.Equal(["ONB-003", "ONB-005", "ONB-005", "ONB-005", "ONB-005"], tenant.Findings.Select(f => f.Code).Order(StringComparer.Ordinal));
        Assert.Contains(tenant.Findings, f => f.Next == "Did you mean 'Thing Reader'?");
        Assert.Contains(tenant.Findings, f => f.Next == "Did you mean 'Market'?");
        Assert.Contains(tenant.Findings, f => f.Next == "Did you mean 'dev'?");
        Assert.Contains(tenant.Findings, f => f.Next == "Did you mean 'participant'?");
    }

    [Fact]
    public void WithARoleThatIsNotOfferedToItBreaksARule() =>
        Assert.Equal(["TUS-001"], Check(Make(Globex with { Roles = ["Thing Editor"] })).Report.Findings.Select(f => f.Code));

    private static DeclarationSet Project() => Written.ReadProject(("stacks/catalogue/demo.json", Catalogue), ("stacks/acme/stack.json", Acme)).Declarations;

    private const string Acme = """
        { "organisation": { "bpn": "BPNL00000000ACME" },
          "technicalUsers": { "reader": { "description": "Reads", "grants": { "tech/Thing Reader": {} } } } }
        """;

    private static NewTenant Make(TenantRequest request) => NewTenant.Of(request, Project());

    private static (CompileResult Result, RuleReport Report) Check(NewTenant tenant)
    {
        Assert.Empty(tenant.Findings);
        var read = Written.ReadProject(
        [
            ("stacks/catalogue/demo.json", Catalogue), ("stacks/acme/stack.json", Acme),
            .. tenant.Files.Select(f => (f.Path, Encoding.UTF8.GetString(f.Content.Span))),
        ]);
        Assert.Empty(read.Findings);
        var result = Compiler.Compile(read.Declarations, Compilation.Compiled.Today);
        var report = RuleEngine.Check(result.Compiled, Compilation.Compiled.Today);
        return (result, report with { Findings = [.. report.Findings.Where(f => f.Place.File.StartsWith("stacks/globex/", StringComparison.Ordinal))] });
    }

    private static string Text(NewTenant tenant) => string.Concat(tenant.All.Select(f => Encoding.UTF8.GetString(f.Content.Span)));
}
