using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;
using Provisioning.Testing.Contracts;

namespace Provisioning.Testing.Realms;

/// <summary>What happens to secrets that are replaced, in every realm that keeps secrets.</summary>
public abstract class SecretRotationContract : IAsyncLifetime
{
    private static readonly RotationTerms Terms = new(TimeSpan.FromDays(30), TimeSpan.FromDays(2), TimeSpan.FromDays(5));

    private IRealmGateway? gateway;

    private ISecretRotation Rotation => (gateway ?? throw new InvalidOperationException("The realm is not open yet.")).Rotation;

    /// <summary>Opens a realm for a caller that may write client policies.</summary>
    protected abstract Task<IRealmGateway> OpenAsync();

    protected virtual Task CloseAsync() => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        gateway = await OpenAsync();
        var plan = ContractRealm.PlanFor((await gateway.ReadAsync(CancellationToken.None)).State);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
    }

    public Task DisposeAsync() => CloseAsync();

    [ContractFact]
    public async Task ANewRealmAsksNothingOfPasswords() =>
        Assert.Equal(PasswordPolicy.None, await Rotation.ReadPasswordPolicyAsync(CancellationToken.None));

    [ContractFact]
    public async Task UnderAPolicyTheFormerSecretWorksUntilItIsRetired()
    {
        await SetPolicyAsync(on: true);
        var former = await CurrentAsync();

        var renewed = await Rotation.RenewAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        var times = await Rotation.ReadTimesAsync(ContractRealm.TechnicalUser, CancellationToken.None);
        Assert.NotEqual(former.Reveal(), renewed.Reveal());
        Assert.Equal(renewed.Reveal(), (await CurrentAsync()).Reveal());
        Assert.Equal(renewed.Fingerprint, (await CurrentAsync()).Fingerprint);
        Assert.True(await SignsInAsync(renewed));
        Assert.True(await SignsInAsync(former));
        Assert.Equal(Terms.Life, times.ExpiresAt - times.CreatedAt);
        Assert.Equal(Terms.Overlap, times.FormerExpiresAt - times.CreatedAt);

        await Rotation.RetireAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        Assert.False(await SignsInAsync(former));
        Assert.True(await SignsInAsync(renewed));
        Assert.Null((await Rotation.ReadTimesAsync(ContractRealm.TechnicalUser, CancellationToken.None)).FormerExpiresAt);
    }

    [ContractFact]
    public async Task ASecondRotationInsideTheOverlapEndsTheOldest()
    {
        await SetPolicyAsync(on: true);
        var oldest = await CurrentAsync();
        var former = await Rotation.RenewAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        await Rotation.RenewAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        Assert.False(await SignsInAsync(oldest));
        Assert.True(await SignsInAsync(former));
    }

    [ContractFact]
    public async Task WithoutAPolicyTheFormerSecretEndsAtOnce()
    {
        await SetPolicyAsync(on: false);
        var former = await CurrentAsync();

        var renewed = await Rotation.RenewAsync(ContractRealm.TechnicalUser, CancellationToken.None);

        Assert.True(await SignsInAsync(renewed));
        Assert.False(await SignsInAsync(former));
    }

    [ContractFact]
    public async Task PoliciesAreReadAsTheyWereWritten()
    {
        await SetPolicyAsync(on: true);

        var read = (await Rotation.ReadPoliciesAsync(CancellationToken.None))!;

        Assert.True(read.KnowsRotation);
        Assert.True(RotationPolicyDraft.AreEqual(read, RotationPolicyDraft.Add(read, Terms)));
    }

    [ContractFact]
    public async Task NobodyElsesSecretIsRenewed() => await Assert.ThrowsAsync<ClientNotFoundException>(
        () => Rotation.RenewAsync("contract-nobody", CancellationToken.None));

    private async Task SetPolicyAsync(bool on)
    {
        var present = (await Rotation.ReadPoliciesAsync(CancellationToken.None))!;
        var wanted = on
            ? RotationPolicyDraft.Add(present, Terms)
            : present with { Profiles = ClientPolicies.None.Profiles, Policies = ClientPolicies.None.Policies };
        await Rotation.WritePoliciesAsync(wanted, CancellationToken.None);
    }

    private Task<SecretValue> CurrentAsync() => gateway!.IssueSecretAsync(ContractRealm.TechnicalUser, CancellationToken.None);

    private Task<bool?> SignsInAsync(SecretValue secret) => Rotation.SignsInAsync(ContractRealm.TechnicalUser, secret, CancellationToken.None);
}
