using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>An apply that something stops: the report is true, and the next run does the rest.</summary>
public sealed class InterruptedApply
{
    private static readonly SecretRef Secret = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack);

    private readonly InMemoryRealm realm = new(KeycloakRealm.Fresh("contract"));
    private readonly InMemorySecretStore store = new();
    private readonly ProgressRecord progress = new();

    [Fact]
    public async Task WithoutATroubleDoesEverythingAndReportsIt()
    {
        var plan = await PlanAsync();

        var report = await ApplyAsync(plan);

        Assert.Equal(ApplyEnd.Completed, report.End);
        Assert.Equal(plan.Changes, report.Done);
        Assert.Empty(report.NotDone);
        Assert.Equal(plan.Secrets, report.Secrets.Select(s => s.Change));
        Assert.Equal(("memory", "1"), (report.Secrets[0].Location, report.Secrets[0].Version));
        Assert.Empty(report.Error);
        Assert.True((await PlanAsync()).IsEmpty);
    }

    [Fact]
    public async Task TellsItsProgressOneByOne()
    {
        var plan = await PlanAsync();

        await ApplyAsync(plan);

        var total = plan.Changes.Count + 1;
        Assert.Equal(Enumerable.Range(1, total), progress.Seen.Select(p => p.Done).Order());
        Assert.All(progress.Seen, p => Assert.Equal(total, p.Total));
        Assert.Equal(
            plan.Changes.Select(c => c.Address.ToString()), progress.Seen.Where(p => p.Phase == ApplyPhase.Realm).Select(p => p.Subject));
        Assert.Equal(Secret.Name, progress.Seen.Single(p => p.Phase == ApplyPhase.Secrets).Subject);
    }

    [Fact]
    public async Task ByAFailedChangeSaysWhatIsDoneAndWhatIsNot()
    {
        var plan = await PlanAsync();
        realm.Failing = (plan.Changes[2].Address, "the server said 500");

        var report = await ApplyAsync(plan);

        Assert.Equal(ApplyEnd.Failed, report.End);
        Assert.Equal(plan.Changes.Take(2), report.Done);
        Assert.Equal(plan.Changes.Skip(2), report.NotDone);
        Assert.Equal($"{plan.Changes[2].Address}: the server said 500", report.Error);
        Assert.Empty(report.Secrets);
        Assert.Equal(plan.Secrets, report.SecretsNotDone);
    }

    [Fact]
    public async Task ByAFailedChangeConvergesOnTheNextRun()
    {
        var plan = await PlanAsync();
        realm.Failing = (plan.Changes[3].Address, "the server said 500");
        await ApplyAsync(plan);
        realm.Failing = null;

        var report = await ApplyAsync(await PlanAsync());

        Assert.Equal(ApplyEnd.Completed, report.End);
        Assert.Equal(plan.Changes.Count - 3, report.Done.Count);
        Assert.True((await PlanAsync()).IsEmpty);
    }

    [Fact]
    public async Task ByAFullStoreTellsNoSecretAndStoresItOnTheNextRun()
    {
        var leaky = new LeakyStore(store);
        var plan = await PlanAsync();

        var report = await Applier.ApplyAsync(plan, realm, leaky, TimeProvider.System, RandomNumberGenerator.Fill, progress, CancellationToken.None);

        Assert.Equal(ApplyEnd.Failed, report.End);
        Assert.Equal(plan.Changes, report.Done);
        Assert.Equal(plan.Secrets, report.SecretsNotDone);
        Assert.Equal("The vault is full and cannot take '(redacted)'.", report.Error);
        await ApplyAsync(await PlanAsync());
        Assert.NotNull(await store.RevealAsync(Secret.Name, CancellationToken.None));
    }

    [Fact]
    public async Task ByACancellationSaysWhatIsDone()
    {
        using var stop = new CancellationTokenSource();
        var plan = await PlanAsync();
        progress.Each = p =>
        {
            if (p.Subject == $"client:{Secret.ClientId}")
            {
                stop.Cancel();
            }
        };

        var report = await Applier.ApplyAsync(plan, realm, store, TimeProvider.System, RandomNumberGenerator.Fill, progress, stop.Token);

        Assert.Equal(ApplyEnd.Cancelled, report.End);
        Assert.Equal(plan.Changes, report.Done);
        Assert.Equal(plan.Secrets, report.SecretsNotDone);
        Assert.Equal("The run was cancelled.", report.Error);
    }

    [Fact]
    public async Task CancelledBeforeItBeginsDoesNothing()
    {
        var plan = await PlanAsync();

        var report = await Applier.ApplyAsync(plan, realm, store, TimeProvider.System, RandomNumberGenerator.Fill, progress, new CancellationToken(canceled: true));

        Assert.Equal(ApplyEnd.Cancelled, report.End);
        Assert.Equal(plan.Changes, report.NotDone);
        Assert.Empty(realm.Applied);
    }

    [Fact]
    public async Task ByAGatewayThatForgetsChangesDoesNotClaimThem()
    {
        var plan = await PlanAsync();

        var report = await Applier.ApplyAsync(plan, new ForgetfulRealm(realm), store, TimeProvider.System, RandomNumberGenerator.Fill, progress, CancellationToken.None);

        Assert.Equal(ApplyEnd.Failed, report.End);
        Assert.Single(report.NotDone);
        Assert.NotEmpty(report.Error);
    }

    [Fact]
    public async Task DeletesSecretsAfterStoringOthers()
    {
        await store.SetAsync(new("aaa-old", "sa-old", ContractRealm.Stack), new SecretValue("old"), new(), CancellationToken.None);

        var report = await ApplyAsync(await PlanAsync());

        Assert.Equal([Secret.Name, "aaa-old"], report.Secrets.Select(s => s.Change.Secret.Name));
        Assert.Equal(Secret.Name, Assert.Single(await store.ListAsync(CancellationToken.None)).Ref.Name);
    }

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

    private Task<ApplyReport> ApplyAsync(Plan plan) => Applier.ApplyAsync(plan, realm, store, TimeProvider.System, RandomNumberGenerator.Fill, progress, CancellationToken.None);
}
