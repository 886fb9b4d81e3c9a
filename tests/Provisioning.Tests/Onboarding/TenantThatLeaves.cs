using Provisioning.Onboarding;
using Provisioning.Tests.Declarations;

namespace Provisioning.Tests.Onboarding;

public sealed class TenantThatLeaves
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("stacks/environments/tst.json", Written.Environment.Replace("demo-dev", "demo-tst", StringComparison.Ordinal)),
        ("stacks/environments/prd.json", Written.Environment.Replace("demo-dev", "demo-prd", StringComparison.Ordinal)),
        ("stacks/acme/prd.json", """{ "description": "as everywhere" }"""),
        ("stacks/helper/stack.json", """
            { "organisation": { "bpn": "BPNL0000000HELP0" },
              "technicalUsers": { "for-acme": { "description": "Helps", "customer": { "bpn": "BPNL00000000ACME" }, "grants": { "Thing Reader": {} } } } }
            """),
    ];

    [Fact]
    public void LeavesProductionFirst() =>
        Assert.Equal<string>(["acme.prd", "acme.tst", "acme.dev"], Of("acme").Stacks);

    [Fact]
    public void ItsFilesAreItsOwnOnly() =>
        Assert.Equal<string>(["stacks/acme/prd.json", "stacks/acme/stack.json"], Of("acme").Files);

    [Fact]
    public void WhoActsInItsNameIsToldInEachEnvironment()
    {
        var findings = Of("acme").Findings;

        Assert.Equal(["ONB-008", "ONB-008", "ONB-008"], findings.Select(f => f.Code));
        Assert.All(findings, f => Assert.Equal("stacks/helper/stack.json", f.Place.File));
    }

    [Theory]
    [InlineData("acne", "ONB-006")]
    [InlineData("platform", "ONB-007")]
    public void MustBeATenant(string name, string code)
    {
        var withdrawal = Of(name);

        Assert.Equal([code], withdrawal.Findings.Select(f => f.Code));
        Assert.Empty(withdrawal.Stacks);
    }

    private static Withdrawal Of(string tenant)
    {
        var files = Written.Project(Files);
        return Withdrawal.Of(tenant, Provisioning.Declarations.DeclarationReader.Read(files).Declarations, files);
    }
}
