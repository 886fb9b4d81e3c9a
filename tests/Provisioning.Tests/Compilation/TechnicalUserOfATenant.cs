using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class TechnicalUserOfATenant
{
    private static readonly Client Client = Compiled.Project().Client("sa-acme-reader");

    [Fact]
    public void SignsInForItselfOnly()
    {
        Assert.True(Client.IsTechnicalUser);
        Assert.Equal(AccessType.Confidential, Client.AccessType);
        Assert.False(Client.StandardFlow || Client.ImplicitFlow || Client.DirectAccessGrants);
        Assert.Empty(Client.RedirectUris);
        Assert.Empty(Client.WebOrigins);
    }

    [Fact]
    public void HasTokensLimitedToItsGrants()
    {
        Assert.False(Client.FullScopeAllowed);
        Assert.Equal(["basic", "grant:App/Thing%20Reader", "roles"], Client.DefaultScopes);
        Assert.Empty(Client.OptionalScopes);
        Assert.Empty(Client.ScopeRoles);
    }

    [Fact]
    public void HoldsExactlyItsGrantsAndNoDefaultRole() =>
        Assert.Equal([new RoleRef("App", "Thing Reader")], Client.ServiceAccount!.Grants);

    [Fact]
    public void CarriesItsBpnIntoTheToken()
    {
        Assert.Equal(["BPNL00000000ACME"], Client.ServiceAccount!.Attributes["bpn"]);
        var mapper = Assert.Single(Client.Mappers.Values);
        Assert.Equal("oidc-usermodel-attribute-mapper", mapper.Type);
        Assert.Equal("bpn", mapper.Config["user.attribute"]);
        Assert.Equal("bpn", mapper.Config["claim.name"]);
        Assert.Equal("true", mapper.Config["access.token.claim"]);
    }

    [Fact]
    public void IsMarkedWithItsStackAndApplier()
    {
        Assert.Equal("acme.dev", Client.Stack);
        Assert.Equal(Marks.ProvisionApplier, Client.Applier);
        Assert.NotEmpty(Client.Attributes[Marks.Applied]);
    }

    [Fact]
    public void HasASecretReference()
    {
        var secret = Compiled.Project().Acme().TechnicalUsers["sa-acme-reader"].Secret;

        Assert.Equal("acme-dev-sa-acme-reader", secret.Name);
        Assert.Equal("acme.dev", secret.Stack);
    }

    [Fact]
    public void WithoutABpnHasNeitherMapperNorAttribute()
    {
        var client = Compiled.Stack("""{ "technicalUsers": { "reader": {} } }""").Client("sa-acme-reader");

        Assert.Empty(client.Mappers);
        Assert.Equal(Map<string, ValueList<string>>.Empty, client.ServiceAccount!.Attributes);
    }

    [Fact]
    public void CanBeSwitchedOff() =>
        Assert.False(Compiled.Stack("""{ "technicalUsers": { "reader": { "enabled": false } } }""").Client("sa-acme-reader").Enabled);
}
