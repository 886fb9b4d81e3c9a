using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Tests.Reviewing;

public sealed class FindingsUnderReview
{
    private static readonly Diagnostic Warning = new("ABC-001", Severity.Warning, Place.InFile("b.json", 2, 1, "sa-b"), "Bad.", "Mend it.");
    private static readonly Diagnostic Info = new("ABC-002", Severity.Info, Place.InFile("a.json", 1, 1, "sa-a"), "Note.", "Read it.");
    private static readonly string Same = Reviewed.Acme(string.Empty);

    [Fact]
    public void AreSortedAndCounted()
    {
        var review = new Reviewed { Findings = [Warning, Info] }.Between(Same, Same);

        Assert.Equal(["ABC-002", "ABC-001"], review.Findings.Select(f => f.Code));
        Assert.Equal(1, review.Count(Severity.Warning));
        Assert.False(review.HasErrors);
        Assert.False(review.IsRefused);
    }

    [Fact]
    public void AreRefusedWhenAskedFromAWarningUpwards()
    {
        var gates = new GateSettings { FailOnFindings = true };

        var verdict = Reviewed.Verdict(new Reviewed { Findings = [Warning, Info], Gates = gates }.Between(Same, Same), Gate.Findings);
        Assert.True(verdict.Refused);
        Assert.Equal("1 finding of severity error or warning, first ABC-001 for 'sa-b'.", verdict.Message);
        Assert.False(Reviewed.Verdict(new Reviewed { Findings = [Info], Gates = gates }.Between(Same, Same), Gate.Findings).Refused);
    }

    [Fact]
    public void AreNotTheOnlyCodesInTheCatalogue() =>
        Assert.All(GateCodes.All, code => Assert.Same(code, DiagnosticCatalogue.Find(code.Code)));
}
