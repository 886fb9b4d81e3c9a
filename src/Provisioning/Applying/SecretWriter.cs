using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Applying;

/// <summary>
/// Carries one secret from the realm to the vault, or a password from here to both. At each point where it may be stopped the
/// next run finds out: what the vault lacks is missing, what is not the realm's has another fingerprint.
/// </summary>
internal sealed class SecretWriter(IRealmGateway gateway, ISecretStore store, TimeProvider time, Randomness random, ApplyRecord record)
{
    private readonly Rotator rotator = new(gateway, store, time, random);

    public async Task StoreAsync(SecretChange change, CancellationToken cancellationToken)
    {
        var version = change switch
        {
            { ValueStays: true } => (await DescribeAsync(change.Secret, cancellationToken).ConfigureAwait(false)).Version,
            { Secret.IsPassword: true } => (await rotator.SetPasswordAsync(change.Secret, record.Hide, cancellationToken).ConfigureAwait(false)).Version,
            { Reason: ChangeReason.Due } => await RotateAsync(change.Secret, cancellationToken).ConfigureAwait(false),
            _ => (await StoreAsync(change.Secret, cancellationToken).ConfigureAwait(false)).Version,
        };
        record.Done(change, store.Location, version);
    }

    public async ValueTask DeleteAsync(SecretChange change, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(change.Secret.Name, cancellationToken).ConfigureAwait(false);
        record.Done(change, store.Location, string.Empty);
    }

    private async Task<StoredSecret> StoreAsync(SecretRef secret, CancellationToken cancellationToken)
    {
        var value = await gateway.IssueSecretAsync(secret.ClientId, cancellationToken).ConfigureAwait(false);
        record.Hide(value);
        var attributes = SecretAttributes.For(secret, value, Marks.ProvisionApplier, time.GetUtcNow());
        return await store.SetAsync(secret, value, attributes, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> RotateAsync(SecretRef secret, CancellationToken cancellationToken)
    {
        var step = new RotationStep(secret, RotationAction.Rotate, null, CanSignIn: true);
        return (await rotator.RunAsync(step, record.Hide, cancellationToken).ConfigureAwait(false)).Version;
    }

    private async Task<StoredSecret> DescribeAsync(SecretRef secret, CancellationToken cancellationToken)
    {
        var versions = await store.VersionsAsync(secret.Name, cancellationToken).ConfigureAwait(false);
        return versions is [var current, ..]
            && await store.UpdateAsync(secret, current.Version, current.Attributes.WithLifetime(secret.LifetimeDays, current.CreatedAt), cancellationToken)
                .ConfigureAwait(false) is { } described
            ? described
            : throw new SecretStoreException($"Secret '{secret.Name}' is no longer in {store.Location}.");
    }
}
