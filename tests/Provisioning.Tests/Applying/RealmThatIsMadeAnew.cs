using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>A realm that was lost while its secrets are still stored, and the run that makes it anew is stopped anywhere.</summary>
public sealed class RealmThatIsMadeAnew
{
    private static readonly SecretRef Secret = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack);

    private readonly InMemorySecretStore store = new();
    private readonly ProgressRecord progress = new();

    [Fact]
    public async Task GetsItsNewSecretsStoredWhereverTheRunIsStopped()
    {
        var steps = ContractRealm.PlanFor(KeycloakRealm.Fresh("contract")).Changes.Count + 1;
        for (var stopAt = 1; stopAt <= steps; stopAt++)
        {
            await ApplyAsync(new InMemoryRealm(KeycloakRealm.Fresh("contract")));
            var realm = new InMemoryRealm(KeycloakRealm.Fresh("contract"));
            await ApplyAsync(realm, stopAt);

            await ApplyAsync(realm);

            Assert.True((await PlanAsync(realm)).IsEmpty);
            Assert.Equal((await realm.IssueSecretAsync(Secret.ClientId, CancellationToken.None)).Reveal(), await StoredAsync());
        }
    }

    [Fact]
    public async Task KeepsTheStoredSecretsWhereNothingElseKnowsThem()
    {
        await store.SetAsync(Secret, new SecretValue("the only one"), new(), CancellationToken.None);
        var realm = new InMemoryRealm(KeycloakRealm.Fresh("contract")) { KeepsSecrets = false };

        var report = await ApplyAsync(realm);

        Assert.Equal((ApplyEnd.Completed, 0), (report.End, report.Secrets.Count));
        Assert.Equal("the only one", await StoredAsync());
    }

    private async Task<ApplyReport> ApplyAsync(InMemoryRealm realm, int stopAt = 0)
    {
        using var stop = new CancellationTokenSource();
        progress.Each = p =>
        {
            if (p.Done == stopAt)
            {
                stop.Cancel();
            }
        };
        return await Applier.ApplyAsync(await PlanAsync(realm), realm, store, TimeProvider.System, RandomNumberGenerator.Fill, progress, stop.Token);
    }

    private async Task<string?> StoredAsync() => (await store.RevealAsync(Secret.Name, CancellationToken.None))?.Reveal();

    private async Task<Plan> PlanAsync(InMemoryRealm realm) => Planner.Plan(new PlanRequest
    {
        Environment = "tst",
        Observed = realm.State,
        Desired = ContractRealm.Desired,
        Stacks = [ContractRealm.Stack],
        Secrets = [Secret],
        StoredSecrets = await store.ListAsync(CancellationToken.None),
        SecretFingerprints = (await realm.ReadAsync(RealmQuery.Everything, CancellationToken.None)).SecretFingerprints,
        RealmKeepsSecrets = realm.KeepsSecrets,
    }).Plan;
}
