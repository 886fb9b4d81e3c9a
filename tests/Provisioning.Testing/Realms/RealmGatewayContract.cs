using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;

namespace Provisioning.Testing.Realms;

/// <summary>
/// What every gateway must do, whatever is behind it. Derive a class for each and say how to open an empty realm; the hooks
/// are asynchronous so that a server can be started and a realm deleted.
/// </summary>
public abstract class RealmGatewayContract : IAsyncLifetime
{
    private IRealmGateway? gateway;

    protected IRealmGateway Gateway => gateway ?? throw new InvalidOperationException("The realm is not open yet.");

    /// <summary>Opens a realm that holds what a new one holds and none of the names in <see cref="ContractRealm"/>.</summary>
    protected abstract Task<IRealmGateway> OpenAsync();

    /// <summary>Another way to the realm that <see cref="OpenAsync"/> opened, as a second run would have.</summary>
    protected abstract Task<IRealmGateway> OpenAgainAsync();

    /// <summary>Removes what <see cref="OpenAsync"/> made. Called after each test, also after a failed one.</summary>
    protected virtual Task CloseAsync() => Task.CompletedTask;

    /// <summary>Takes out what a server adds by itself, where it is compared with what was asked for.</summary>
    protected virtual RealmState Comparable(RealmState realm) => realm;

    public async Task InitializeAsync() => gateway = await OpenAsync();

    public Task DisposeAsync() => CloseAsync();

    [ContractFact]
    public async Task ReadingAfterAnApplyFindsTheProjectedRealm()
    {
        var before = await ReadAsync(Gateway);
        var plan = ContractRealm.PlanFor(before);

        var outcomes = await ApplyAsync(plan.Changes);

        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
        Assert.Equal(plan.Changes.Select(c => c.Address), outcomes.Select(o => o.Address));
        var after = await ReadAsync(await OpenAgainAsync());
        Assert.Equal(Comparable(PlanProjection.Apply(before, plan.Changes)), Comparable(after));
    }

    [ContractFact]
    public async Task TheSecondPlanIsEmpty()
    {
        await ApplyAsync(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);

        Assert.Empty(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);
    }

    [ContractFact]
    public async Task ApplyingTwiceIsApplyingOnce()
    {
        var plan = ContractRealm.PlanFor(await ReadAsync(Gateway));
        await ApplyAsync(plan.Changes);
        var once = await ReadAsync(Gateway);

        var outcomes = await ApplyAsync(plan.Changes);

        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
        Assert.Equal(Comparable(once), Comparable(await ReadAsync(Gateway)));
    }

    [ContractFact]
    public async Task UpdatesArriveMemberByMember()
    {
        await ApplyAsync(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);
        var before = await ReadAsync(Gateway);
        var plan = ContractRealm.PlanFor(before, ContractRealm.Changed);

        var outcomes = await ApplyAsync(plan.Changes);

        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
        Assert.Contains(plan.Changes, c => c.Action == ChangeAction.Update);
        Assert.Equal(Comparable(PlanProjection.Apply(before, plan.Changes)), Comparable(await ReadAsync(await OpenAgainAsync())));
    }

    [ContractFact]
    public async Task DeletionsTakeReferencesAlongAndCanBeRepeated()
    {
        var fresh = await ReadAsync(Gateway);
        await ApplyAsync(ContractRealm.PlanFor(fresh).Changes);
        var removal = ContractRealm.PlanFor(await ReadAsync(Gateway), ContractRealm.Nothing);

        await ApplyAsync(removal.Changes);
        var outcomes = await ApplyAsync(removal.Changes);

        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
        Assert.Equal(Comparable(fresh), Comparable(await ReadAsync(Gateway)));
    }

    [ContractFact]
    public async Task UpdatingWhatIsNotThereFailsWithAnOutcome()
    {
        var create = ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes;
        var application = create.First(c => c.After is Client { ServiceAccount: null });
        var absent = create.First(c => c.After is Client { ServiceAccount: not null }) with { Action = ChangeAction.Update };
        var next = create.First(c => c.After is Role) with { Wave = 2 };

        var outcomes = await ApplyAsync([application, absent with { Wave = 1 }, next]);

        Assert.Equal(2, outcomes.Length);
        Assert.True(outcomes[0].Done);
        Assert.False(outcomes[1].Done);
        Assert.NotEmpty(outcomes[1].Error);
        var realm = await ReadAsync(Gateway);
        Assert.True(realm.Clients.ContainsKey(application.Address.Name));
        Assert.False(realm.Clients.ContainsKey(absent.Address.Name));
        Assert.DoesNotContain(realm.Roles.Values, r => r.Address == next.Address);
    }

    [ContractFact]
    public async Task EachChangeIsReportedOnceAndInOrderOfWaves()
    {
        var plan = ContractRealm.PlanFor(await ReadAsync(Gateway));
        var seen = new Recorder();

        await Gateway.ApplyAsync(plan.Changes, seen, CancellationToken.None);

        Assert.Equal(plan.Changes.Select(c => c.Address).Order(), seen.Outcomes.Select(o => o.Address).Order());
        var waves = seen.Outcomes.Select(o => plan.Changes.First(c => c.Address == o.Address).Wave).ToList();
        Assert.Equal(waves.Order(), waves);
    }

    [ContractFact]
    public async Task WhatWasReportedBeforeACancellationIsDone()
    {
        var plan = ContractRealm.PlanFor(await ReadAsync(Gateway));
        using var stop = new CancellationTokenSource();
        var seen = new Recorder { Each = _ => stop.Cancel() };

        await Record.ExceptionAsync(() => Gateway.ApplyAsync(plan.Changes, seen, stop.Token));

        var realm = await ReadAsync(await OpenAgainAsync());
        var there = realm.Clients.Values.Select(c => c.Address)
            .Concat(realm.Roles.Values.Select(r => r.Address))
            .Concat(realm.ClientScopes.Values.Select(s => s.Address))
            .Concat(realm.Users.Values.Select(u => u.Address))
            .ToHashSet();
        Assert.NotEmpty(seen.Outcomes);
        Assert.All(seen.Outcomes.Where(o => o.Done), o => Assert.Contains(o.Address, there));
    }

    [ContractFact]
    public async Task ACancelledReadThrows() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Gateway.ReadAsync(new CancellationToken(canceled: true)));

    [ContractFact]
    public async Task TheLockKeepsASecondRunOutUntilItIsReleased()
    {
        var second = await OpenAgainAsync();
        await using (await Gateway.LockAsync(CancellationToken.None))
        {
            await Assert.ThrowsAsync<RealmLockedException>(() => second.LockAsync(CancellationToken.None));
        }

        var again = await second.LockAsync(CancellationToken.None);
        await again.DisposeAsync();
        Assert.NotNull(again);
    }

    [ContractFact]
    public async Task AnIssuedSecretIsNowhereInWhatIsRead()
    {
        await ApplyAsync(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);

        var secret = await Gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        Assert.True(secret.Reveal().Length >= 16);
        Assert.DoesNotContain(secret.Reveal(), (await ReadAsync(await OpenAgainAsync())).ToString(), StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task ARealmThatKeepsSecretsTellsTheSameOneAgain()
    {
        await ApplyAsync(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);

        var first = await Gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);
        var second = await Gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        Assert.Equal(Gateway.KeepsSecrets, first.Reveal() == second.Reveal());
    }

    [ContractFact]
    public async Task ARealmThatKeepsSecretsTellsTheirFingerprints()
    {
        await ApplyAsync(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);

        var secret = await Gateway.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        var told = (await (await OpenAgainAsync()).ReadAsync(CancellationToken.None)).SecretFingerprints;
        Assert.Equal(secret.Fingerprint, told.GetOr(ContractRealm.TechnicalUser, string.Empty));
        Assert.Equal(Gateway.KeepsSecrets, secret.Fingerprint.Length > 0);
    }

    [ContractFact]
    public async Task ASecretOfAnUnknownClientIsRefused()
    {
        var refusal = await Assert.ThrowsAsync<ClientNotFoundException>(
            () => Gateway.IssueSecretAsync("contract-nobody", CancellationToken.None));

        Assert.Contains("contract-nobody", refusal.Message, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task APasswordLeavesItsFingerprintWhereTheRealmKeepsSecrets()
    {
        await ApplyAsync(ContractRealm.PlanFor(await ReadAsync(Gateway)).Changes);
        var before = await ReadAsync(Gateway);

        await Gateway.SetPasswordAsync(ContractRealm.PasswordUser, APassword, CancellationToken.None);

        var after = await ReadAsync(await OpenAgainAsync());
        Assert.Equal(Gateway.KeepsSecrets ? APassword.Fingerprint : string.Empty, Marks.PasswordOf(after.Users[ContractRealm.PasswordUser]));
        Assert.Equal(before.Users[ContractRealm.PasswordUser].Grants, after.Users[ContractRealm.PasswordUser].Grants);
        Assert.DoesNotContain(APassword.Reveal(), after.ToString(), StringComparison.Ordinal);
        Assert.Empty(ContractRealm.PlanFor(after).Changes);
    }

    [ContractFact]
    public async Task APasswordOfSomebodyElseIsNeverSet()
    {
        var refusal = await Assert.ThrowsAsync<ClientNotFoundException>(
            () => Gateway.SetPasswordAsync("contract-nobody", APassword, CancellationToken.None));

        Assert.Contains("contract-nobody", refusal.Message, StringComparison.Ordinal);
    }

    private static SecretValue APassword { get; } = Password.New(RandomNumberGenerator.Fill);

    private Task<ImmutableArray<ChangeOutcome>> ApplyAsync(IReadOnlyList<Change> changes) =>
        Gateway.ApplyAsync(changes, new Recorder(), CancellationToken.None);

    private static async Task<RealmState> ReadAsync(IRealmGateway gateway) => (await gateway.ReadAsync(CancellationToken.None)).State;

    private sealed class Recorder : IProgress<ChangeOutcome>
    {
        private readonly Lock gate = new();

        public List<ChangeOutcome> Outcomes { get; } = [];

        public Action<ChangeOutcome> Each { get; init; } = _ => { };

        public void Report(ChangeOutcome value)
        {
            lock (gate)
            {
                Outcomes.Add(value);
            }

            Each(value);
        }
    }
}
