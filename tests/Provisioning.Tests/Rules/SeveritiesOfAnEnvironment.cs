using Provisioning.Diagnostics;

namespace Provisioning.Tests.Rules;

public sealed class SeveritiesOfAnEnvironment
{
    [Fact]
    public void ReplaceTheRulesOwn()
    {
        var report = Shop().Environment("dev", severities: ("PRM-002", Severity.Info)).Check();

        Assert.Equal(Severity.Info, Assert.Single(report.Findings, f => f.Code == "PRM-002").Severity);
    }

    [Fact]
    public void SwitchARuleOff() =>
        Assert.DoesNotContain(Shop().Environment("dev", severities: ("PRM-002", null)).Check().Findings, f => f.Code == "PRM-002");

    [Fact]
    public void AreTheRulesOwnWhereNothingIsSaid() =>
        Assert.Equal(Severity.Error, Assert.Single(Shop().Check().Findings, f => f.Code == "PRM-002").Severity);

    [Fact]
    public void WhatAllEnvironmentsShareIsSaidOnceWithTheHighest()
    {
        var report = Shop()
            .Environment("dev", severities: ("PRM-002", Severity.Info))
            .Environment("prd", severities: ("PRM-002", Severity.Error))
            .Environment("tst", severities: ("PRM-002", Severity.Warning)).Check();

        Assert.Equal(Severity.Error, Assert.Single(report.Findings, f => f.Code == "PRM-002").Severity);
    }

    [Fact]
    public void WhatAllEnvironmentsAcceptIsListedOnceWithTheHighest()
    {
        var landscape = Shop().Environment("dev", severities: ("PRM-002", Severity.Info)).Environment("prd");
        foreach (var stack in new[] { "platform.dev", "platform.prd" })
        {
            landscape.Stack(stack).Exception(stack, "shop", "PRM-002", Landscape.Today, "shop/*");
        }

        Assert.Equal(Severity.Error, Assert.Single(landscape.Check().Accepted).Finding.Severity);
    }

    [Fact]
    public void CountOnlyForTheEnvironmentsThatAreChecked()
    {
        var report = Shop()
            .Environment("dev", severities: ("PRM-002", Severity.Info))
            .Environment("prd", severities: ("PRM-002", Severity.Error)).Check("dev", "unknown");

        Assert.Equal(Severity.Info, Assert.Single(report.Findings, f => f.Code == "PRM-002").Severity);
    }

    private static Landscape Shop() => new Landscape().Application("shop", "bake");
}
