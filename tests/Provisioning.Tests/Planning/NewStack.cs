using Provisioning.Realms;

namespace Provisioning.Tests.Planning;

public sealed class NewStack
{
    private static Situation Everything => new Situation().Declared(
        Situation.Application("App"),
        Situation.Role("App/view"),
        Situation.Role("App/Reader", "App/view"),
        Situation.Role("App/Keeper", "App/Reader"),
        Situation.Scope("App/Keeper"),
        Situation.TechnicalUser("sa-1", "App/Keeper") with { DefaultScopes = ["basic", "grant:App/Keeper", "roles"] });

    [Fact]
    public void IsCreatedFromTheInsideOut() => Assert.Equal(
        [
            "0 Create Declared client:App",
            "1 Create Declared role:App/view",
            "2 Create Declared role:App/Reader",
            "3 Create Declared role:App/Keeper",
            "4 Create Declared client-scope:grant:App/Keeper",
            "5 Create Declared client:sa-1",
        ],
        Everything.Plan);

    [Fact]
    public void ListsWhatANewTechnicalUserGets() => Assert.Equal(
        [
            "enabled:  -> true",
            "accessType:  -> confidential",
            "authenticator:  -> client-secret",
            "attributes.provisioning.applier:  -> provision",
            "attributes.provisioning.stack:  -> acme.tst",
            "defaultScopes:  -> basic",
            "defaultScopes:  -> grant:App/Keeper",
            "defaultScopes:  -> roles",
            "serviceAccount:  -> true",
            "serviceAccount.enabled:  -> true",
            "serviceAccount.attributes.bpn:  -> BPNL00000003CRHK",
            "grants:  -> App/Keeper",
        ],
        Everything.Fields("client:sa-1"));

    [Fact]
    public void OnAServerWithoutTheBasicScopeDoesWithoutIt()
    {
        var request = Everything.Request;
        var old = request with { Observed = request.Observed with { ClientScopes = request.Observed.ClientScopes.Without("basic") } };

        var result = Provisioning.Planning.Planner.Plan(old);

        Assert.Empty(result.Findings);
        var client = Assert.IsType<Client>(result.Plan.Changes[^1].After);
        Assert.Equal(["grant:App/Keeper", "roles"], client.DefaultScopes);
    }

    [Fact]
    public void OfATenantBeforeThePlatformIsRefusedWithTheNextStep()
    {
        var situation = new Situation { Stacks = [Situation.Acme] }.Declared(
            Situation.TechnicalUser("sa-1", "App/Reader"), Situation.TechnicalUser("sa-2", "App/Reader"));

        var finding = Assert.Single(situation.Result.Findings);

        Assert.Equal("PLN-005", finding.Code);
        Assert.Contains("client:sa-1 and client:sa-2 need role:App/Reader", finding.Message, StringComparison.Ordinal);
        Assert.Contains("provision up platform.tst", finding.Next, StringComparison.Ordinal);
        Assert.Empty(situation.Plan);
    }
}
