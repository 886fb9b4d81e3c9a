using Provisioning.Diagnostics;

namespace Provisioning.Tests.Rules;

public sealed class ExceptionsOfStacks
{
    private static readonly DateOnly Later = Landscape.Today.AddDays(30);

    [Theory]
    [InlineData("sa-oven")]
    [InlineData("sa-*")]
    [InlineData("*")]
    [InlineData("*-ov*n")]
    public void MoveTheFindingsTheyCoverToTheAccepted(string pattern)
    {
        var report = Oven().Exception("acme.dev", "oven", "PRM-003", Later, "another", pattern).Check();

        Assert.DoesNotContain(report.Findings, f => f.Code is "PRM-003" or "EXC-002");
        var accepted = Assert.Single(report.Accepted);
        Assert.Equal(("sa-oven", "PRM-003", "oven"), (accepted.Finding.Subject, accepted.Finding.Code, accepted.Exception.Name));
    }

    [Theory]
    [InlineData("PRM-003", "sa-ove")]
    [InlineData("PRM-003", "*-mill")]
    [InlineData("PRM-003", "SA-OVEN")]
    [InlineData("PRM-002", "sa-oven")]
    public void ThatCoverNothingAreWarnedAbout(string code, string pattern)
    {
        var report = Oven().Exception("acme.dev", "oven", code, Later, pattern).Check();

        Assert.Contains(report.Findings, f => f.Code == "PRM-003");
        var unused = Assert.Single(report.Findings, f => f.Code == "EXC-002");
        Assert.Equal(Severity.Warning, unused.Severity);
        Assert.Contains($"'{pattern}'", unused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HoldOnTheirLastDay() =>
        Assert.Single(Oven().Exception("acme.dev", "oven", "PRM-003", Landscape.Today, "sa-oven").Check().Accepted);

    [Fact]
    public void PastTheirDateAreErrorsAndTheirFindingsComeBack()
    {
        var report = Oven().Exception("acme.dev", "oven", "PRM-003", Landscape.Today.AddDays(-1), "sa-oven").Check();

        Assert.Empty(report.Accepted);
        Assert.Contains(report.Findings, f => f.Code == "PRM-003");
        var expired = Assert.Single(report.Findings, f => f.Code == "EXC-001");
        Assert.Equal(Severity.Error, expired.Severity);
        Assert.Contains("2026-06-14", expired.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(report.Findings, f => f.Code == "EXC-002");
    }

    [Theory]
    [InlineData("PRM-033", "'PRM-003'")]
    [InlineData("prm-003", "'PRM-003'")]
    [InlineData("ELSE-7", "'provision rules'")]
    [InlineData("EXC-001", "'provision rules'")]
    public void ForAnUnknownRuleAreErrorsWithASuggestion(string code, string expected)
    {
        var report = Oven().Exception("acme.dev", "oven", code, Later, "sa-oven").Check();

        var unknown = Assert.Single(report.Findings, f => f.Code == "EXC-003");
        Assert.Equal(Severity.Error, unknown.Severity);
        Assert.Contains(expected, unknown.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void OfATenantCoverNeitherOtherTenantsNorTheCatalogue()
    {
        var report = Oven().Stack("other.dev").Exception("other.dev", "all", "PRM-003", Later, "*")
            .Exception("other.dev", "catalogue", "PRM-002", Later, "*").Check();

        Assert.Empty(report.Accepted);
    }

    [Fact]
    public void OfThePlatformCoverTheCatalogueAndItsOwnUsersButNoTenants()
    {
        var report = Oven().User("platform.dev", "sa-own", "shop/bake")
            .Exception("platform.dev", "all", "PRM-003", Later, "*").Exception("platform.dev", "catalogue", "PRM-002", Later, "shop/*").Check();

        Assert.Equal(["shop/bake", "sa-own"], report.Accepted.Select(a => a.Finding.Subject));
        Assert.Equal("sa-oven", Assert.Single(report.Findings, f => f.Code == "PRM-003").Subject);
    }

    [Fact]
    public void CoverFindingsAboutTheStackItself()
    {
        var landscape = new Landscape().Environment("prd").CiCd("acme.dev", "deploy-dev@bakery.example").Stack("acme.prd")
            .Exception("acme.prd", "no pipeline yet", "ENV-001", Later, "acme.prd");

        Assert.Equal("acme.prd", Assert.Single(landscape.Check().Accepted).Finding.Subject);
    }

    [Fact]
    public void WhereTheRuleIsOffAreNotCalledUnused() =>
        Assert.DoesNotContain(
            Oven().Environment("dev", severities: ("PRM-003", null)).Exception("acme.dev", "oven", "PRM-003", Later, "sa-oven").Check().Findings,
            f => f.Code == "EXC-002");

    [Fact]
    public void OfOneFileForAllEnvironmentsAreUsedWhenAnyEnvironmentNeedsThem()
    {
        var landscape = Oven().Environment("prd").Exception("acme.dev", "oven", "PRM-003", Later, "sa-oven");
        landscape.Stack("acme.prd", s => s with { Exceptions = landscape.Compile().Declarations.Stacks["acme.dev"].Exceptions });

        Assert.DoesNotContain(landscape.Check().Findings, f => f.Code == "EXC-002");
        Assert.DoesNotContain(landscape.Check("prd").Findings, f => f.Code == "EXC-002");
    }

    private static Landscape Oven() => new Landscape().Application("shop", "bake").User("acme.dev", "sa-oven", "shop/bake");
}
