using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Generators;

namespace Provisioning.Tests.Planning;

public sealed class OwnedTechnicalUser
{
    private static readonly Client Sa = AppliedMark.Stamp(Situation.TechnicalUser("sa-1", "App/view"));

    private static Situation Found(Client client) => new Situation()
        .Settled(Situation.Application("App"), Situation.Role("App/view"), Situation.Role("App/edit"))
        .Declared(Sa)
        .There(client);

    [Fact]
    public void AsItWasAppliedNeedsNothing() => Assert.Empty(Found(Sa).Plan);

    [Fact]
    public void KeepsWhatTheServerAddsByItself()
    {
        var situation = Found(HandMadeChanges.ServerAdds(Sa));

        Assert.Empty(situation.Plan);
        Assert.Empty(situation.Codes);
    }

    [Fact]
    public void KeepsTheServersAdditionsWhenItChanges()
    {
        var change = Found(HandMadeChanges.ServerAdds(Sa) with { Description = "changed by hand" }).Change("client:sa-1");

        Assert.Equal(HandMadeChanges.ServerAdds(Sa), change.After);
        Assert.Equal(ChangeReason.Drifted, change.Reason);
    }

    [Fact]
    public void LosesTheDefaultRoleAndDefaultGroups()
    {
        var found = Situation.Granted(Sa, "default-roles-test");
        found = found with { ServiceAccount = found.ServiceAccount! with { Groups = ["/everybody"] } };

        Assert.Equal(["grants: default-roles-test -> ", "groups: /everybody -> "], Found(found).Fields("client:sa-1"));
    }

    [Fact]
    public void LosesAPrivilegedGrantMadeByHandAndSaysSo()
    {
        var result = Found(Situation.Granted(Sa, "realm-management/manage-realm")).Result;

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("PLN-009", Severity.Error), (finding.Code, finding.Severity));
        Assert.False(result.IsRefused);
        Assert.Contains("privileged role 'realm-management/manage-realm'", finding.Message, StringComparison.Ordinal);
        var change = Assert.Single(result.Plan.Changes);
        Assert.Equal(new FieldChange("grants", "realm-management/manage-realm", string.Empty), Assert.Single(change.Fields));
    }

    [Fact]
    public void LosesAPrivilegedGrantHiddenInACompositeAndSaysThroughWhich()
    {
        var situation = Found(Situation.Granted(Sa, "App/hidden")).There(
            Situation.Role("App/hidden", "realm-management/realm-admin") with { Attributes = Map<string, ValueList<string>>.Empty });

        Assert.Contains(
            "privileged role 'realm-management/realm-admin' (through 'App/hidden')",
            Assert.Single(situation.Result.Findings).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void IsSaidToHoldTheRoleThatWasGrantedAndNotOneInsideIt() => Assert.Contains(
        "privileged role 'realm-management/realm-admin', which",
        Assert.Single(Found(Situation.Granted(Sa, "realm-management/realm-admin")).Result.Findings).Message,
        StringComparison.Ordinal);

    [Fact]
    public void WhoseRoleIsGoneFromTheRealmIsNoticedThoughItselfIsAsItWasApplied()
    {
        var result = new Situation { Stacks = [Situation.Acme] }
            .There(Situation.Application("App")).Settled(Sa).Result;

        var finding = Assert.Single(result.Findings);
        Assert.Equal("PLN-005", finding.Code);
        Assert.Contains("needs role:App/view", finding.Message, StringComparison.Ordinal);
        Assert.Empty(result.Plan.Changes);
    }

    [Fact]
    public void WhoseScopeIsGoneFromTheRealmIsNoticedThoughItselfIsAsItWasApplied()
    {
        var scoped = AppliedMark.Stamp(Situation.TechnicalUser("sa-2") with { DefaultScopes = ["roles", "grant:App/view"] });
        var result = new Situation { Stacks = [Situation.Acme] }.Settled(scoped).Result;

        Assert.Contains("needs client-scope:grant:App/view", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
        Assert.True(result.IsRefused);
    }

    [Fact]
    public void GetsItsWholeFormBack()
    {
        var found = Sa with
        {
            AccessType = AccessType.Public,
            StandardFlow = true,
            ImplicitFlow = true,
            DirectAccessGrants = true,
            FullScopeAllowed = true,
            Authenticator = "client-jwt",
            RedirectUris = ["https://example.org/*"],
            Attributes = Sa.Attributes.With("oauth2.device.authorization.grant.enabled", "true").With("access.token.lifespan", "86400"),
            Mappers = Map<string, ProtocolMapper>.From([new("sneaky", new("sneaky", "oidc-hardcoded-claim-mapper", Map<string, string>.Empty))]),
            DefaultScopes = ["basic", "email"],
            OptionalScopes = ["phone"],
            ScopeRoles = Situation.Refs("App/edit"),
            ServiceAccount = null,
        };

        var change = Found(found).Change("client:sa-1");

        Assert.Equal(Sa, change.After);
        Assert.Equal(ChangeReason.Drifted, change.Reason);
        string[] paths = [.. change.Fields.Select(f => f.Path).Distinct()];
        Assert.Equal(
            [
                "accessType",
                "standardFlow",
                "implicitFlow",
                "directAccessGrants",
                "fullScopeAllowed",
                "authenticator",
                "redirectUris",
                "attributes.access.token.lifespan",
                "attributes.oauth2.device.authorization.grant.enabled",
                "mappers.sneaky",
                "defaultScopes",
                "optionalScopes",
                "scopeRoles",
                "serviceAccount",
                "serviceAccount.enabled",
                "serviceAccount.attributes.bpn",
                "grants",
            ],
            paths);
    }

    [Fact]
    public void DeclaredAnewIsNoDrift()
    {
        var situation = new Situation()
            .Settled(Situation.Application("App"), Situation.Role("App/view"), Situation.Role("App/edit"))
            .Declared(Situation.TechnicalUser("sa-1", "App/edit"))
            .There(Sa);

        Assert.Equal(["0 Update Declared client:sa-1"], situation.Plan);
        Assert.Equal(["grants: App/view -> ", "grants:  -> App/edit"], situation.Fields("client:sa-1"));
    }
}
