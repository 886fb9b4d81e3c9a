using System.Globalization;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;
using Provisioning.Tests.Planning;

namespace Provisioning.Tests.Rotating;

public sealed class SecretsThatAreChosen
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_320_512);
    private static readonly SecretRef Ref = new("acme-sa-1", "sa-1", Situation.Acme);
    private static readonly ClientPolicies Policies = RotationPolicyDraft.Add(ClientPolicies.None, RotationTerms.Usual);

    private static Client Sa(int? formerSecondsLeft = null) => Situation.TechnicalUser("sa-1") is var client && formerSecondsLeft is { } left
        ? client with { Attributes = client.Attributes.With(SecretTimes.FormerExpires, Now.AddSeconds(left).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)) }
        : client;

    private static RotationRequest Request(Client client) => new()
    {
        Secrets = [Ref],
        Observed = new Situation().There(client).Request.Observed,
        Policies = Policies,
        Now = Now,
    };

    private static (RotationAction? Action, string[] Codes) Plan(RotationRequest request)
    {
        var (steps, findings) = RotationPlanner.Plan(request);
        return (steps.FirstOrDefault()?.Action, [.. findings.Select(f => f.Code)]);
    }

    [Fact]
    public void RotateUnderAPolicy() => Assert.Equal((RotationAction.Rotate, 0), Plan(Request(Sa())) is var (a, c) ? (a!.Value, c.Length) : default);

    [Theory]
    [InlineData(1, RotationAction.Continue, "ROT-002")]
    [InlineData(0, RotationAction.Rotate, "")]
    public void AreNotRotatedAgainWhileTheFormerStillWorks(int secondsLeft, RotationAction action, string code)
    {
        var (planned, codes) = Plan(Request(Sa(secondsLeft)));

        Assert.Equal(action, planned);
        Assert.Equal(code, string.Join(' ', codes));
    }

    [Fact]
    public void AreRotatedAgainWhenToldSo() => Assert.Equal(RotationAction.Rotate, Plan(Request(Sa(10)) with { Again = true }).Action);

    [Fact]
    public void AreFinishedWhereTheFormerStillWorks()
    {
        Assert.Equal(RotationAction.Finish, Plan(Request(Sa(10)) with { Finish = true }).Action);
        Assert.Equal(RotationAction.Nothing, Plan(Request(Sa()) with { Finish = true }).Action);
    }

    [Fact]
    public void NeedConsentWithoutAnOverlap()
    {
        var without = Request(Sa()) with { Policies = ClientPolicies.None };

        Assert.Equal(["ROT-001"], Plan(without).Codes);
        Assert.Equal((RotationAction.Replace, 0), Plan(without with { WithoutOverlap = true }) is var (a, c) ? (a!.Value, c.Length) : default);
        Assert.Equal(["ROT-001"], Plan(without with { Policies = null }).Codes);
        Assert.Equal(["ROT-001"], Plan(Request(Sa()) with { Policies = RotationPolicyDraft.Add(ClientPolicies.None, RotationTerms.Usual with { Overlap = TimeSpan.Zero }) }).Codes);
    }

    [Fact]
    public void ThatAreNotThereOrOfAnotherStackAreAnError()
    {
        Assert.Equal(["ROT-003"], Plan(Request(Situation.TechnicalUser("sa-2"))).Codes);
        Assert.Equal(["ROT-003"], Plan(Request(Situation.OfStack(Sa(), "beta.tst"))).Codes);
    }

    [Fact]
    public void OfAUserWithAPasswordAreReplaced()
    {
        var request = Request(Sa()) with
        {
            Secrets = [new("acme-u", "u@acme.example", Situation.Acme) { IsPassword = true }],
            Observed = new Situation().There(Situation.PasswordUser("u@acme.example")).Request.Observed,
        };

        Assert.Equal(["ROT-001"], Plan(request).Codes);
        Assert.Equal(RotationAction.Replace, Plan(request with { WithoutOverlap = true }).Action);
        Assert.Equal(RotationAction.Nothing, Plan(request with { Finish = true }).Action);
    }
}
