using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Secrets;
using Provisioning.Tests.Applying;

namespace Provisioning.Tests.Rotating;

/// <summary>A rotation that something stops at one of its steps: the same command does the rest, and no secret is lost.</summary>
public sealed class InterruptedRotation : IAsyncLifetime
{
    private static readonly SecretRef Secret = new("contract-sa-1", ContractRealm.TechnicalUser, ContractRealm.Stack);

    private static readonly RotationTerms Terms = new(TimeSpan.FromDays(30), TimeSpan.FromDays(2), TimeSpan.FromDays(5));

    private readonly InMemoryRealm realm = new(KeycloakRealm.Fresh("contract"));
    private readonly InMemorySecretStore store = new();
    private SecretValue first = new(string.Empty);

    public static TheoryData<string, bool> Steps => new()
    {
        { nameof(ISecretRotation.RenewAsync), false },
        { nameof(ISecretRotation.RenewAsync), true },
        { nameof(ISecretStore.SetAsync), false },
        { nameof(ISecretStore.SetAsync), true },
        { nameof(ISecretRotation.SignsInAsync), false },
        { nameof(ISecretRotation.RetireAsync), false },
        { nameof(ISecretRotation.RetireAsync), true },
    };

    public async Task InitializeAsync()
    {
        var plan = ContractRealm.PlanFor(realm.State);
        await realm.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        first = await realm.IssueSecretAsync(Secret.ClientId, CancellationToken.None);
        await store.SetAsync(Secret, first, SecretAttributes.For(Secret, first, Marks.ProvisionApplier, DateTimeOffset.UnixEpoch), CancellationToken.None);
        realm.Secrets.Policies = RotationPolicyDraft.Add(ClientPolicies.None, Terms);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task IsCompletedByTheSameCommandAndMakesOneSecretOnly(string step, bool afterwards)
    {
        var (gateway, vault) = (new StoppingRealm(realm), new StoppingStore(store));
        var stop = step == nameof(ISecretStore.SetAsync) ? vault.Stop : gateway.Rotating.StopOf(step);
        stop.At = afterwards ? StopAt.After : StopAt.Before;
        var isFinish = step == nameof(ISecretRotation.RetireAsync);
        if (isFinish)
        {
            Assert.True((await RunAsync(realm, store)).IsDone);
        }

        var stopped = await RunAsync(gateway, vault, isFinish);
        // As long as nothing was finished, whoever has the former secret goes on.
        Assert.Equal(!isFinish || !afterwards, await realm.Rotation.SignsInAsync(Secret.ClientId, first, CancellationToken.None));
        var completed = await RunAsync(realm, store, isFinish);

        Assert.False(stopped.IsDone);
        Assert.True(completed.IsDone, completed.Error);
        Assert.Equal(1, realm.Secrets.Renewals);
        var stored = await store.RevealAsync(Secret.Name, CancellationToken.None);
        Assert.NotEqual(first.Reveal(), stored!.Reveal());
        Assert.True(await realm.Rotation.SignsInAsync(Secret.ClientId, stored, CancellationToken.None));
        Assert.Equal(2, (await store.VersionsAsync(Secret.Name, CancellationToken.None)).Length);
        Assert.True((await store.VersionsAsync(Secret.Name, CancellationToken.None))[1].Attributes.Tags.ContainsKey(Rotator.EndsTag) || isFinish);
    }

    [Fact]
    public async Task TellsNoSecretInItsError()
    {
        var outcome = await RunAsync(realm, new LeakyStore(store));

        Assert.Equal("The vault is full and cannot take '(redacted)'.", outcome.Error);
    }

    [Fact]
    public async Task ThatTheRealmRefusesIsNoRotation()
    {
        var gateway = new StoppingRealm(realm) { RefusesTokens = true };

        var outcome = await RunAsync(gateway, store);

        Assert.Contains("refuses a token", outcome.Error, StringComparison.Ordinal);
    }

    private async Task<RotationOutcome> RunAsync(IRealmGateway gateway, ISecretStore vault, bool finish = false)
    {
        var (steps, _) = RotationPlanner.Plan(new RotationRequest
        {
            Secrets = [Secret],
            Observed = realm.State,
            Policies = await realm.Rotation.ReadPoliciesAsync(CancellationToken.None),
            Now = TimeProvider.System.GetUtcNow(),
            Finish = finish,
        });
        return await new Rotator(gateway, vault, TimeProvider.System, RandomNumberGenerator.Fill).TryAsync(Assert.Single(steps), CancellationToken.None);
    }
}
