using Azure;
using Azure.Security.KeyVault.Secrets;
using Provisioning.Diagnostics;
using Provisioning.KeyVault.Requests;
using Provisioning.Secrets;

namespace Provisioning.KeyVault;

/// <summary>
/// Gets a request through while its secret is being deleted or recovered. A name whose secret is deleted comes free by
/// recovering it; in between the vault answers 409, after a recovery even when reads work again, for seconds or minutes.
/// </summary>
internal sealed class NameTransitions(SecretClient client, KeyVaultOptions options, TimeProvider time)
{
    public async Task<T> WaitAsync<T>(string name, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var wait = options.RetryDelay; ; wait = TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, options.LongestDelay.Ticks)))
        {
            try
            {
                return await send(cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (Refusal.Of(e) is { IsDeletedButRecoverable: true })
            {
                await RecoverAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (Refusal.Of(e) is { IsInTransition: true })
            {
                if (time.GetElapsedTime(start) > options.Patience)
                {
                    throw new SecretStoreException(
                        KeyVaultCodes.NameInTransition.At(
                            Place.Of(name),
                            $"Secret '{name}' is being deleted or recovered for longer than {options.Patience.TotalMinutes:0} minutes."),
                        e);
                }

                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RecoverAsync(string name, CancellationToken cancellationToken)
    {
        if (await IsOfOthersAsync(name, cancellationToken).ConfigureAwait(false))
        {
            throw new SecretStoreException(KeyVaultCodes.NameOfOthers.At(
                Place.Of(name), $"The name '{name}' is taken by a deleted secret that this project did not store."));
        }

        try
        {
            await client.StartRecoverDeletedSecretAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (Refusal.Of(e) is { IsNotFound: true } or { IsInTransition: true })
        {
            // Somebody else recovered or purged it, or its deletion goes on: the next attempt tells.
        }
    }

    /// <summary>A deleted secret that is disabled is not shown by itself (403), but it is in the list.</summary>
    private async Task<bool> IsOfOthersAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.GetDeletedSecretAsync(name, cancellationToken).ConfigureAwait(false);
            return IsOfOthers(found.Value);
        }
        catch (RequestFailedException e) when (Refusal.Of(e).IsDisabled)
        {
            await foreach (var deleted in client.GetDeletedSecretsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (string.Equals(deleted.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return IsOfOthers(deleted);
                }
            }

            return false;
        }
        catch (RequestFailedException e) when (Refusal.Of(e).IsNotFound)
        {
            return false;
        }
    }

    private static bool IsOfOthers(DeletedSecret deleted) => SecretTags.Read(deleted.Properties).Ref.Stack.Length == 0;
}
