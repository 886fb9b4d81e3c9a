using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Secrets;

namespace Provisioning.Tests.Planning;

public sealed class SecretsThatEnd
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly SecretRef Ref = new("acme-sa-1", "sa-1", Situation.Acme);
    private static readonly Plan Nothing = new() { Environment = "tst", Realm = "test" };

    [Theory]
    [InlineData("2026-11-24", "VLT-011", "expired on 2026-11-24")]
    [InlineData("2026-11-25", "VLT-010", "expires on 2026-11-25")]
    [InlineData("2026-12-25", "VLT-010", "expires on 2026-12-25")]
    public void AreToldThirtyDaysBefore(string day, string code, string sentence)
    {
        var finding = Assert.Single(Findings(Nothing, Ending(day)));

        Assert.Equal((code, Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains(sentence, finding.Message, StringComparison.Ordinal);
        Assert.Equal("provision rotate acme.tst sa-1", finding.Next);
    }

    [Fact]
    public void AreNotToldEarlier() => Assert.Empty(Findings(Nothing, Ending("2026-12-26")));

    [Fact]
    public void AreNotToldWithoutADate() => Assert.Empty(Findings(Nothing, new(Ref, "1", DateTimeOffset.UnixEpoch)));

    [Fact]
    public void AreNotToldWhenThePlanReplacesThem() => Assert.Empty(
        Findings(Nothing with { Secrets = [new SecretChange(ChangeAction.Update, ChangeReason.Stale, Ref)] }, Ending("2026-11-25")));

    [Fact]
    public void AreToldWhenTheyAreSwitchedOff() => Assert.Equal(
        "VLT-012",
        Assert.Single(Findings(Nothing, new(Ref, "1", DateTimeOffset.UnixEpoch) { Attributes = new() { Enabled = false } })).Code);

    private static StoredSecret Ending(string day) => new(Ref, "1", DateTimeOffset.UnixEpoch)
    {
        Attributes = new() { ExpiresAt = new DateTimeOffset(DateOnly.Parse(day, null).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) },
    };

    private static ImmutableArray<Diagnostic> Findings(Plan plan, StoredSecret stored) => SecretDates.Findings(plan, [Ref], [stored], Today);
}
