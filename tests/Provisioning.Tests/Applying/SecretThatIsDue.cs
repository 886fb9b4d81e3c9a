using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>An apply that finds a secret past its age rotates it, and the former one goes on working.</summary>
public sealed class SecretThatIsDue
{
    private static readonly SecretRef Secret = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack) { RotateAfterDays = 30 };

    private readonly InMemoryRealm realm = new(KeycloakRealm.Fresh("contract"));
    private readonly InMemorySecretStore store = new();

    [Fact]
    public async Task IsRotatedOnceWithAnOverlap()
    {
        realm.Secrets.Policies = RotationPolicyDraft.Add(ClientPolicies.None, RotationTerms.Usual);
        await ApplyAsync(days: 0);
        var first = await realm.IssueSecretAsync(Secret.ClientId, CancellationToken.None);

        var report = await ApplyAsync(days: 31);

        Assert.Equal(ChangeReason.Due, Assert.Single(report.Secrets).Change.Reason);
        Assert.Equal("2", report.Secrets[0].Version);
        var stored = (await store.RevealAsync(Secret.Name, CancellationToken.None))!;
        Assert.NotEqual(first.Reveal(), stored.Reveal());
        Assert.True(await realm.Rotation.SignsInAsync(Secret.ClientId, stored, CancellationToken.None));
        Assert.True(await realm.Rotation.SignsInAsync(Secret.ClientId, first, CancellationToken.None));
        Assert.Equal(1, realm.Secrets.Renewals);
        Assert.Empty((await ApplyAsync(days: 1)).Secrets);
    }

    private async Task<ApplyReport> ApplyAsync(int days)
    {
        var plan = Planner.Plan(new PlanRequest
        {
            Environment = "tst",
            Observed = realm.State,
            Desired = ContractRealm.Desired,
            Stacks = [ContractRealm.Stack],
            Secrets = [Secret],
            StoredSecrets = await store.ListAsync(CancellationToken.None),
            Policies = await realm.Rotation.ReadPoliciesAsync(CancellationToken.None),
            Now = TimeProvider.System.GetUtcNow().AddDays(days),
        }).Plan;
        return await Applier.ApplyAsync(
            plan, realm, store, TimeProvider.System, RandomNumberGenerator.Fill, new ProgressRecord(), CancellationToken.None);
    }
}
