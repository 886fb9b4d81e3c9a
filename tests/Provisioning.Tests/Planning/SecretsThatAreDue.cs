using System.Globalization;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Tests.Planning;

public sealed class SecretsThatAreDue
{
    private static readonly DateTimeOffset Made = DateTimeOffset.FromUnixTimeSeconds(1_795_320_512);
    private static readonly SecretRef Ref = new("acme-sa-1", "sa-1", Situation.Acme) { RotateAfterDays = 30 };
    private static readonly ClientPolicies Overlapping = RotationPolicyDraft.Add(ClientPolicies.None, RotationTerms.Usual);

    private static Client Sa(int? expiresInDays = null, int? formerInDays = null)
    {
        var attributes = Situation.TechnicalUser("sa-1").Attributes.With(SecretTimes.Created, Seconds(Made));
        attributes = expiresInDays is { } days ? attributes.With(SecretTimes.Expires, Seconds(Made.AddDays(days))) : attributes;
        attributes = formerInDays is { } former ? attributes.With(SecretTimes.FormerExpires, Seconds(Made.AddDays(former))) : attributes;
        return Situation.TechnicalUser("sa-1") with { Attributes = attributes };
    }

    private static PlanResult Plan(double days, Client? there = null, ClientPolicies? policies = null, bool changed = false, SecretRef? secret = null)
    {
        var client = there ?? Sa();
        var situation = new Situation { Secrets = { secret ?? Ref }, Stored = { new(Ref, "1", Made) } }
            .Declared(Situation.TechnicalUser("sa-1") with { Description = changed ? "New words" : string.Empty })
            .There(AppliedMark.Stamp(client));
        return Planner.Plan(situation.Request with { Now = Made.AddDays(days), Policies = policies ?? Overlapping });
    }

    [Fact]
    public void AreRotatedOnTheirDay() =>
        Assert.Equal([new SecretChange(ChangeAction.Update, ChangeReason.Due, Ref)], Plan(30).Plan.Secrets);

    [Theory]
    [InlineData(15.9, 0)]
    [InlineData(16, 1)]
    [InlineData(29.9, 1)]
    public void AreToldTwoWeeksAhead(double days, int findings)
    {
        var result = Plan(days);

        Assert.Empty(result.Plan.Secrets);
        Assert.Equal(findings, result.Findings.Count(f => f.Code == RotationCodes.DueSoon.Code));
    }

    [Fact]
    public void WithoutAnOverlapAreToldAndLeftAlone()
    {
        var result = Plan(31, policies: ClientPolicies.None);

        Assert.Empty(result.Plan.Secrets);
        Assert.Equal([RotationCodes.DueWithoutOverlap.Code], result.Findings.Select(f => f.Code));
        Assert.False(result.IsRefused);
    }

    [Fact]
    public void AreLeftAloneWhileTheirFormerOneStillWorks() => Assert.True(Plan(31, Sa(formerInDays: 32)).Plan.IsEmpty);

    [Fact]
    public void AreNoneWithoutALimit()
    {
        var result = Plan(4000, secret: Ref with { RotateAfterDays = 0 });

        Assert.True(result.Plan.IsEmpty);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void WhenExpiredAreRotatedBeforeTheirDay() =>
        Assert.Equal([ChangeReason.Due], Plan(29, Sa(expiresInDays: 29)).Plan.Secrets.Select(s => s.Reason));

    [Fact]
    public void WhenExpiredAndWithoutALimitAreTold()
    {
        var result = Plan(29, Sa(expiresInDays: 29), secret: Ref with { RotateAfterDays = 0 });

        Assert.True(result.Plan.IsEmpty);
        Assert.Equal([RotationCodes.Expired.Code], result.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(28, false)]
    [InlineData(29, true)]
    public void FollowIntoTheVaultWhenAChangeOfTheirClientReplacesThem(double days, bool replaced)
    {
        var result = Plan(days, Sa(expiresInDays: 29), changed: true, secret: Ref with { RotateAfterDays = 0 });

        Assert.Single(result.Plan.Changes);
        Assert.Equal(replaced ? [ChangeReason.Renewed] : [], result.Plan.Secrets.Select(s => s.Reason));
        Assert.Equal(replaced ? [RotationCodes.ChangeRotates.Code] : [], result.Findings.Select(f => f.Code));
    }

    [Fact]
    public void ComeBackFromASavedPlan()
    {
        var plan = Plan(30).Plan;

        Assert.Equal(plan, PlanFile.Read(PlanFile.Write(plan)).Plan);
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
