using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

/// <summary>What is declared with a last day is part of the realm up to that day, and of the declaration until somebody removes it.</summary>
public sealed class GrantsForATime
{
    private static readonly RoleRef Reader = new("App", "Thing Reader");

    private static readonly string Yesterday = $"{Compiled.Today.AddDays(-1):yyyy-MM-dd}";

    private static readonly string LastDay = $"{Compiled.Today:yyyy-MM-dd}";

    [Fact]
    public void AreHeldOnTheirLastDay()
    {
        var client = Compile($$"""{ "grants": { "Thing Reader": { "until": "{{LastDay}}" } } }""").Client("sa-acme-reader");

        Assert.Contains(Reader, client.ServiceAccount!.Grants);
    }

    [Fact]
    public void AreNoLongerHeldTheDayAfter()
    {
        var result = Compile($$"""{ "grants": { "Thing Reader": { "until": "{{Yesterday}}" } } }""");

        var client = result.Client("sa-acme-reader");
        Assert.Empty(client.ServiceAccount!.Grants);
        Assert.DoesNotContain("grant:App/Thing%20Reader", client.DefaultScopes);
        var user = result.Acme().TechnicalUsers["sa-acme-reader"];
        Assert.Empty(user.Grants);
        Assert.Equal([Reader], user.EndedGrants.Keys);
    }

    [Fact]
    public void KeepTheirScopeAsLongAsTheyAreDeclaredSoThatThePlatformNeedNotWait()
    {
        var result = Compile($$"""{ "grants": { "App/edit_things": { "until": "{{Yesterday}}" } } }""");

        Assert.Contains("grant:App/edit_things", result.Compiled.Environments["dev"].Stacks["platform.dev"].ClientScopes.Keys);
    }

    [Fact]
    public void ATechnicalUserIsThereOnItsLastDay() =>
        Assert.Contains("sa-acme-reader", Compile($$"""{ "until": "{{LastDay}}", "grants": { "Thing Reader": {} } }""").Acme().Clients.Keys);

    [Fact]
    public void ATechnicalUserIsNoPartOfTheRealmTheDayAfter()
    {
        var stack = Compile($$"""{ "until": "{{Yesterday}}", "grants": { "Thing Reader": {} } }""").Acme();

        Assert.Empty(stack.Clients);
        Assert.Empty(stack.TechnicalUsers);
        Assert.Equal(["sa-acme-reader"], stack.EndedTechnicalUsers.Keys);
    }

    [Fact]
    public void AnotherTechnicalUserMayTakeTheNameOfOneThatEnded()
    {
        var result = Compiled.Stack($$"""
            { "organisation": { "bpn": "BPNL00000000ACME" },
              "technicalUsers": {
                "old": { "clientId": "sa-acme-reader", "until": "{{Yesterday}}", "grants": { "Thing Reader": {} } },
                "reader": { "grants": { "Thing Reader": {} } } } }
            """);

        Assert.Empty(result.Findings);
        Assert.Equal(["sa-acme-reader"], result.Acme().TechnicalUsers.Keys);
    }

    [Fact]
    public void WhatEndedIsKnownByRolesForThePlan()
    {
        var grant = Compile($$"""{ "grants": { "Thing Reader": { "until": "{{Yesterday}}" }, "App/view_things": {} } }""");
        var user = Compile($$"""{ "until": "{{Yesterday}}", "grants": { "Thing Reader": {} } }""");

        Assert.Equal([Reader], grant.Compiled.Environments["dev"].EndedOf(["acme.dev"])["sa-acme-reader"]);
        Assert.Equal([Reader], user.Compiled.Environments["dev"].EndedOf(["acme.dev"])["sa-acme-reader"]);
        Assert.Empty(user.Compiled.Environments["dev"].EndedOf(["platform.dev"]));
    }

    private static CompileResult Compile(string reader) => Compiled.Stack($$"""
        { "organisation": { "bpn": "BPNL00000000ACME" }, "technicalUsers": { "reader": {{reader}} } }
        """);
}
