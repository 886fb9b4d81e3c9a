using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

public sealed class Rlm001StaleScopesTests
{
    [Fact]
    public void AScopeMappingBeyondTheGrantsIsReported()
    {
        var realm = Shop().Adjust("sa-oven", c => c with { ScopeRoles = [Landscape.Ref("tech/Oven"), Landscape.Ref("tech/Counter")] });

        Assert.Contains("'tech/Counter'", Assert.Single(realm.Check<Rlm001StaleScopes>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARoleOfADefaultScopeBeyondTheGrantsIsReportedWithTheScope()
    {
        var realm = Shop().Scope("counter", "tech/Counter").Adjust("sa-oven", c => c with { DefaultScopes = ["counter", "vanished"] });

        Assert.Contains("client scope 'counter'", Assert.Single(realm.Check<Rlm001StaleScopes>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatGrantsReachThroughRolesAndGroupsPasses() =>
        Assert.Empty(Shop().Group("/sellers", "tech/Counter").Groups("sa-oven", "/sellers")
            .Adjust("sa-oven", c => c with { ScopeRoles = [Landscape.Ref("shop/bake"), Landscape.Ref("shop/sell")] })
            .Check<Rlm001StaleScopes>());

    [Fact]
    public void ApplicationsForPeopleAreNotJudged() =>
        Assert.Empty(Shop().Adjust("shop", c => c with { ScopeRoles = [Landscape.Ref("tech/Oven")] }).Check<Rlm001StaleScopes>());

    private static SampleRealm Shop() => new SampleRealm("bakery").Application("shop", "bake", "sell").Application("tech")
        .Role("tech/Oven", "shop/bake").Role("tech/Counter", "shop/sell").TechnicalUser("sa-oven", "tech/Oven");
}
