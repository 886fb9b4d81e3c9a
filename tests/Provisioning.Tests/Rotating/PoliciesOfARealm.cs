using System.Text.Json.Nodes;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Tests.Planning;

namespace Provisioning.Tests.Rotating;

public sealed class PoliciesOfARealm
{
    private static readonly RotationTerms Terms = new(TimeSpan.FromDays(90), TimeSpan.FromDays(7), TimeSpan.FromDays(20));

    private static readonly Client Ours = Situation.TechnicalUser("sa-1");

    private static ClientPolicies With(string conditions, string enabled = "true", string configuration = """{"expiration-period": 60, "rotated-expiration-period": "20"}""") => new(
        $$"""{"profiles": [{"name": "r", "executors": [{"executor": "pkce-enforcer"}, {"executor": "secret-rotation", "configuration": {{configuration}}}]}]}""",
        $$"""{"policies": [{"name": "p", "enabled": {{enabled}}, "conditions": [{{conditions}}], "profiles": ["r"]}]}""")
    {
        KnowsRotation = true,
    };

    [Fact]
    public void WithOursRotateTheClientsThatThisToolWritesAndNoOthers()
    {
        var policies = RotationPolicyDraft.Add(ClientPolicies.None, Terms);

        Assert.Equal(Terms, RotationPolicy.TermsFor(policies, Ours));
        Assert.Null(RotationPolicy.TermsFor(policies, Situation.Unmarked(Ours)));
    }

    [Fact]
    public void OfAnOlderReleaseRotateEveryConfidentialClient()
    {
        var policies = RotationPolicyDraft.Add(ClientPolicies.None with { KnowsAttributes = false }, Terms);

        Assert.Equal(Terms, RotationPolicy.TermsFor(policies, Situation.Unmarked(Ours)));
        Assert.Null(RotationPolicy.TermsFor(policies, Ours with { AccessType = AccessType.Public }));
    }

    [Fact]
    public void KeepWhatOthersPutThere()
    {
        var present = new ClientPolicies(
            """{"profiles": [{"name": "theirs", "executors": [{"executor": "x", "configuration": {"n": 1}}]}], "globalProfiles": [{"name": "g"}]}""",
            """{"policies": [{"name": "theirs", "enabled": false}]}""")
        {
            KnowsAttributes = true,
        };

        var wanted = RotationPolicyDraft.Add(present, Terms);

        var profiles = JsonNode.Parse(wanted.Profiles)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(present.Profiles)!["profiles"]![0], profiles["profiles"]![0]));
        Assert.Equal("g", profiles["globalProfiles"]![0]!["name"]!.ToString());
        Assert.Equal(["theirs", RotationPolicyDraft.Name], JsonNode.Parse(wanted.Policies)!["policies"]!.AsArray().Select(p => p!["name"]!.ToString()));
    }

    [Fact]
    public void ArePutThereOnce()
    {
        var once = RotationPolicyDraft.Add(ClientPolicies.None, Terms);

        Assert.True(RotationPolicyDraft.AreEqual(once, RotationPolicyDraft.Add(once, Terms)));
        Assert.False(RotationPolicyDraft.AreEqual(once, RotationPolicyDraft.Add(once, RotationTerms.Usual)));
    }

    [Theory]
    [InlineData("""{"condition": "any-client"}""", true)]
    [InlineData("""{"condition": "any-client", "configuration": {"is-negative-logic": "true"}}""", false)]
    [InlineData("""{"condition": "client-access-type", "configuration": {"type": ["public"]}}""", false)]
    [InlineData("""{"condition": "client-access-type", "configuration": {"type": ["public"], "is-negative-logic": true}}""", true)]
    [InlineData("""{"condition": "client-attributes", "configuration": {"attributes": "[{\"key\":\"provisioning.stack\",\"value\":\"acme.tst\"}]"}}""", true)]
    [InlineData("""{"condition": "client-attributes", "configuration": {"attributes": "[{\"key\":\"provisioning.stack\",\"value\":\"beta.tst\"}]"}}""", false)]
    [InlineData("""{"condition": "client-attributes", "configuration": {"attributes": "no json"}}""", false)]
    [InlineData("""{"condition": "client-roles", "configuration": {"roles": ["x"]}}""", false)]
    [InlineData("""{"condition": "any-client"}, {"condition": "client-scopes"}""", false)]
    [InlineData("", false)]
    public void ApplyWhereEveryConditionIsKnownToHold(string conditions, bool applies) =>
        Assert.Equal(applies, RotationPolicy.TermsFor(With(conditions), Ours) is not null);

    [Fact]
    public void ThatAreOffOrThatTheServerCannotCarryOutRotateNothing()
    {
        Assert.Null(RotationPolicy.TermsFor(With("""{"condition": "any-client"}""", enabled: "false"), Ours));
        Assert.Null(RotationPolicy.TermsFor(With("""{"condition": "any-client"}""") with { KnowsRotation = false }, Ours));
    }

    [Fact]
    public void HaveNumbersOrTextsAndKeycloaksOwnPeriodsElse() => Assert.Equal(
        new RotationTerms(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), TimeSpan.FromDays(10)),
        RotationPolicy.TermsFor(With("""{"condition": "any-client"}"""), Ours));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 11, 1)]
    [InlineData(10, 1, 11)]
    public void HavePeriodsThatFit(int life, int overlap, int renewal) =>
        Assert.NotEmpty(new RotationTerms(TimeSpan.FromSeconds(life), TimeSpan.FromSeconds(overlap), TimeSpan.FromSeconds(renewal)).Problem);
}
