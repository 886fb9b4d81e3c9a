using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Applying;

/// <summary>
/// Carries one secret from the realm to the vault, or a password from here to both. At each point where it may be stopped the
/// next run finds out: what the vault lacks is missing, what is not the realm's has another fingerprint.
/// </summary>
internal sealed class SecretWriter(IRealmGateway gateway, ISecretStore store, TimeProvider time, Randomness random, ApplyRecord record)
{
    public async Task StoreAsync(SecretChange change, CancellationToken cancellationToken)
    {
        var stored = change.ValueStays
            ? await DescribeAsync(change.Secret, cancellationToken).ConfigureAwait(false)
            : await StoreAsync(change.Secret, cancellationToken).ConfigureAwait(false);
        record.Done(change, store.Location, stored.Version);
    }

    public async ValueTask DeleteAsync(SecretChange change, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(change.Secret.Name, cancellationToken).ConfigureAwait(false);
        record.Done(change, store.Location, string.Empty);
    }

    private async Task<StoredSecret> StoreAsync(SecretRef secret, CancellationToken cancellationToken)
    {
        var value = secret.IsPassword
            ? Password.New(random)
            : await gateway.IssueSecretAsync(secret.ClientId, cancellationToken).ConfigureAwait(false);
        record.Hide(value);
        var attributes = SecretAttributes.For(secret, value, Marks.ProvisionApplier, time.GetUtcNow());
        var stored = await store.SetAsync(secret, value, attributes, cancellationToken).ConfigureAwait(false);
        if (secret.IsPassword)
        {
            // The vault first: a password that is set and nowhere stored is lost. Stopped here, the user lacks the mark of
            // the stored one, and the next run makes another.
            await gateway.SetPasswordAsync(secret.ClientId, value, cancellationToken).ConfigureAwait(false);
        }

        return stored;
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
