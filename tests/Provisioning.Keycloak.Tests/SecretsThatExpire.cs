using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Keycloak.Tests;

/// <summary>Under a policy secrets really end, and the server replaces one that has ended with whatever change comes next.</summary>
[Trait("Category", "RealServer")]
public sealed class SecretsThatExpire
{
    /// <summary>Token requests until a secret of a few seconds has ended; each takes some ten milliseconds.</summary>
    private const int MostRequests = 3000;

    private static readonly SecretRef Secret = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack);

    private static readonly RotationTerms Terms = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    private readonly InMemorySecretStore vault = new();

    [RealServerFact(Server.Newest)]
    public Task FollowIntoTheVaultOnTheNewestRelease() => FollowAsync(Server.Newest);

    [RealServerFact(Server.Oldest)]
    public Task FollowIntoTheVaultOnTheOldestRelease() => FollowAsync(Server.Oldest);

    private async Task FollowAsync(string variable)
    {
        await using var realm = await TestRealm.CreateAsync(variable, [.. TestRealm.Writing, "manage-realm"]);
        await realm.KeepMarksAsync();
        using var gateway = realm.Open();
        var present = await gateway.Rotation.ReadPoliciesAsync(CancellationToken.None);
        await gateway.Rotation.WritePoliciesAsync(RotationPolicyDraft.Add(present!, Terms), CancellationToken.None);
        Assert.Equal(ApplyEnd.Completed, (await ApplyAsync(gateway, ContractRealm.Desired)).Report.End);
        var first = (await vault.RevealAsync(Secret.Name, CancellationToken.None))!;
        await UntilItIsRefusedAsync(gateway, first);

        var (plan, report) = await ApplyAsync(gateway, Described("Other words"));

        Assert.Equal(ChangeReason.Renewed, Assert.Single(plan.Plan.Secrets).Reason);
        Assert.Contains(plan.Findings, f => f.Code == RotationCodes.ChangeRotates.Code);
        Assert.Equal(ApplyEnd.Completed, report.End);
        var current = await gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);
        Assert.NotEqual(first.Reveal(), current.Reveal());
        Assert.Equal(current.Reveal(), (await vault.RevealAsync(Secret.Name, CancellationToken.None))!.Reveal());
    }

    private static async Task UntilItIsRefusedAsync(KeycloakGateway gateway, SecretValue secret)
    {
        for (var request = 0; request < MostRequests; request++)
        {
            if (await gateway.Rotation.SignsInAsync(ContractRealm.TechnicalUser, secret, CancellationToken.None) == false)
            {
                return;
            }
        }

        Assert.Fail($"The secret still works after {MostRequests} token requests.");
    }

    private static RealmState Described(string text)
    {
        var user = ContractRealm.Desired.Clients[ContractRealm.TechnicalUser];
        return ContractRealm.Desired with
        {
            Clients = ContractRealm.Desired.Clients.With(user.ClientId, AppliedMark.Stamp(user with { Description = text })),
        };
    }

    private async Task<(PlanResult Plan, ApplyReport Report)> ApplyAsync(KeycloakGateway gateway, RealmState desired)
    {
        var reading = await gateway.ReadAsync(RealmQuery.For([ContractRealm.Stack], desired, []), CancellationToken.None);
        var plan = Planner.Plan(new PlanRequest
        {
            Environment = "tst",
            Observed = reading.State,
            Desired = desired,
            Stacks = [ContractRealm.Stack],
            Secrets = [Secret],
            StoredSecrets = await vault.ListAsync(CancellationToken.None),
            Now = TimeProvider.System.GetUtcNow(),
        });
        return (plan, await Applier.ApplyAsync(
            plan.Plan, gateway, vault, TimeProvider.System, RandomNumberGenerator.Fill, new Progress<ApplyProgress>(), CancellationToken.None));
    }
}
