using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>Stopped before or after each step that a password takes, the next run ends with one that the realm accepts.</summary>
public sealed class InterruptedPassword
{
    private static readonly SecretRef Secret = new("contract-user", ContractRealm.PasswordUser, ContractRealm.Stack) { IsPassword = true };

    private readonly InMemoryRealm realm = new(KeycloakRealm.Fresh("contract"));
    private readonly InMemorySecretStore store = new();

    public static TheoryData<string, bool> Steps => new()
    {
        { nameof(ISecretStore.SetAsync), false },
        { nameof(ISecretStore.SetAsync), true },
        { nameof(IRealmGateway.SetPasswordAsync), false },
        { nameof(IRealmGateway.SetPasswordAsync), true },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task OfANewUserConverges(string step, bool afterwards)
    {
        await RunAsync(step, afterwards);

        await ConvergesAsync();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task ThatIsReplacedConverges(string step, bool afterwards)
    {
        await ApplyAsync(realm, store);
        await store.SetAsync(Secret, Password.New(RandomNumberGenerator.Fill), new SecretAttributes(), CancellationToken.None);

        await RunAsync(step, afterwards);

        await ConvergesAsync();
    }

    private async Task ConvergesAsync()
    {
        await ApplyAsync(realm, store);
        var stored = await store.RevealAsync(Secret.Name, CancellationToken.None);
        Assert.True(realm.Accepts(ContractRealm.PasswordUser, stored!));
        Assert.True((await PlanAsync()).IsEmpty);
    }

    private async Task RunAsync(string step, bool afterwards)
    {
        var (gateway, vault) = (new StoppingRealm(realm), new StoppingStore(store));
        (step == nameof(ISecretStore.SetAsync) ? vault.Stop : gateway.Stop).At = afterwards ? StopAt.After : StopAt.Before;
        var report = await ApplyAsync(gateway, vault);
        Assert.Equal(ApplyEnd.Failed, report.End);
    }

    private async Task<ApplyReport> ApplyAsync(IRealmGateway gateway, ISecretStore vault) => await Applier.ApplyAsync(
        await PlanAsync(), gateway, vault, TimeProvider.System, RandomNumberGenerator.Fill, new ProgressRecord(), CancellationToken.None);

    private async Task<Plan> PlanAsync() => Planner.Plan(new PlanRequest
    {
        Environment = "tst",
        Observed = realm.State,
        Desired = ContractRealm.Desired,
        Stacks = [ContractRealm.Stack],
        Secrets = [Secret],
        StoredSecrets = await store.ListAsync(CancellationToken.None),
        SecretFingerprints = (await realm.ReadAsync(RealmQuery.Everything, CancellationToken.None)).SecretFingerprints,
    }).Plan;
}
