using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Rlm003DanglingAudiencesTests
{
    [Fact]
    public void AnAudienceThatIsNoClientIsReportedOnClientsAndScopes()
    {
        var realm = new SampleRealm("bakery").Application("shop").Adjust("shop", c => c with { Mappers = Audience("mill") }).Scope("common")
            .With(s => s with { ClientScopes = s.ClientScopes.With("common", s.ClientScopes["common"] with { Mappers = Audience("mill") }) });

        var findings = realm.Check<Rlm003DanglingAudiences>();

        Assert.Equal(["shop", "common"], findings.Select(f => f.Subject));
        Assert.All(findings, f => Assert.Contains("'mill'", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void AnAudienceThatIsAClientPasses() =>
        Assert.Empty(new SampleRealm("bakery").Application("mill").Application("shop")
            .Adjust("shop", c => c with { Mappers = Audience("mill") }).Check<Rlm003DanglingAudiences>());

    [Theory]
    [InlineData("oidc-hardcoded-claim-mapper", "included.client.audience")]
    [InlineData("oidc-audience-mapper", "included.custom.audience")]
    public void OtherMappersAndFreeAudiencesPass(string type, string key) =>
        Assert.Empty(new SampleRealm("bakery").Application("shop").Adjust("shop", c => c with
        {
            Mappers = c.Mappers.With("to", new ProtocolMapper("to", type, Map<string, string>.Empty.With(key, "mill"))),
        }).Check<Rlm003DanglingAudiences>());

    private static Map<string, ProtocolMapper> Audience(string client) => Map<string, ProtocolMapper>.Empty.With(
        "to mill", new ProtocolMapper("to mill", "oidc-audience-mapper", Map<string, string>.Empty.With("included.client.audience", client)));
}
