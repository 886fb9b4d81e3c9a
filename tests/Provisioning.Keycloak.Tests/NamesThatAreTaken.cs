using System.Text.Json.Nodes;
using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;

namespace Provisioning.Keycloak.Tests;

/// <summary>What appeared since the plan is not taken over, and what keeps a name is told.</summary>
[Trait("Category", "RealServer")]
public sealed class NamesThatAreTaken
{
    [RealServerFact(Server.Newest)]
    public async Task ByAnOrdinaryUserAreSaidToBe()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing);
        await realm.KeepMarksAsync();
        var failed = await ApplyAfterAsync(realm, "users", new JsonObject { ["username"] = "service-account-" + ContractRealm.TechnicalUser });

        Assert.Contains($"an ordinary user 'service-account-{ContractRealm.TechnicalUser}'", failed.Error, StringComparison.Ordinal);
    }

    [RealServerFact(Server.Newest)]
    public async Task ByAClientThatNobodyMarkedAreLeftToIt()
    {
        await using var realm = await TestRealm.CreateAsync(Server.Newest, TestRealm.Writing);
        await realm.KeepMarksAsync();
        var failed = await ApplyAfterAsync(realm, "clients", new JsonObject { ["clientId"] = ContractRealm.Application, ["name"] = "By hand" });

        Assert.Contains("nobody's mark", failed.Error, StringComparison.Ordinal);
        var client = (await realm.AskAsync(HttpMethod.Get, $"clients?clientId={ContractRealm.Application}"))![0]!;
        Assert.Equal("By hand", client["name"]!.GetValue<string>());
    }

    /// <summary>Plans on the empty realm, lets somebody make an object, and applies the plan all the same.</summary>
    private static async Task<ChangeOutcome> ApplyAfterAsync(TestRealm realm, string path, JsonObject made)
    {
        using var gateway = realm.Open();
        var plan = ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State);
        await realm.AskAsync(HttpMethod.Post, path, made);

        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);

        Assert.True(outcomes.Length <= plan.Changes.Count);
        return Assert.Single(outcomes, o => !o.Done);
    }
}
