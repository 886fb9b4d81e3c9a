using Provisioning.Diagnostics;

namespace Provisioning.Tests.Rules;

public sealed class NamesOfThirdParties
{
    [Fact]
    public void OnlyWarn() => Assert.Equal(Severity.Warning, Of("NAM-001", Guest()));

    [Fact]
    public void OnlyWarnEvenWhereAnEnvironmentIsStrict() =>
        Assert.Equal(Severity.Warning, Of("NAM-001", Guest().Environment("dev", severities: ("NAM-001", Severity.Error))));

    [Fact]
    public void AreNotRaisedWhereAnEnvironmentIsLenient() =>
        Assert.Equal(Severity.Info, Of("NAM-001", Guest().Environment("dev", severities: ("NAM-001", Severity.Info))));

    [Fact]
    public void FollowAllOtherRules() => Assert.Equal(Severity.Error, Of("PRM-002", Guest()));

    [Fact]
    public void LeaveThoseOfOtherApplicationsAlone() =>
        Assert.Equal(Severity.Error, Of("NAM-001", new Landscape().Application("guest", a => a with { ThirdParty = true }).Application("guest2", "Bake")));

    private static Landscape Guest() => new Landscape().Application("guest", a => a with { ThirdParty = true }, "Bake");

    private static Severity Of(string code, Landscape landscape) => Assert.Single(landscape.Check().Findings, f => f.Code == code).Severity;
}
