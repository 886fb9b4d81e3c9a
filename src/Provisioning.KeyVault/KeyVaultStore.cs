using System.Globalization;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Provisioning.KeyVault.Requests;
using Provisioning.KeyVault.Sessions;
using Provisioning.Secrets;

namespace Provisioning.KeyVault;

/// <summary>
/// Secrets in one Azure Key Vault. Everything that is refused is a <see cref="SecretStoreException"/>. Lists and updates never
/// ask for a value.
/// </summary>
public sealed class KeyVaultStore : ISecretStore
{
    private readonly KeyVaultOptions options;
    private readonly TimeProvider time;
    private readonly SecretClient client;
    private readonly NameTransitions transitions;
    private bool answered;
    private bool mayWrite;

    public KeyVaultStore(KeyVaultOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        client = Connection.Open(options, new CreatePacer(options.CreatesInWindow, options.CreateWindow, time), time);
        transitions = new NameTransitions(client, options, time);
    }

    public string Location => options.Uri.ToString();

    /// <summary>One request for each 25 secrets of the vault, and the library's first one without a token.</summary>
    public Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken) => TryAsync("list secrets", async () =>
    {
        var listed = await ReadAsync(client.GetPropertiesOfSecretsAsync(cancellationToken), SecretTags.Read, cancellationToken).ConfigureAwait(false);
        answered = true;
        return listed;
    });

    public Task<ImmutableArray<StoredSecret>> ListDeletedAsync(CancellationToken cancellationToken) => TryAsync(
        "list deleted secrets",
        () => ReadAsync(
            client.GetDeletedSecretsAsync(cancellationToken),
            s => SecretTags.Read(s.Properties) with { DeletedAt = s.DeletedOn ?? DateTimeOffset.UnixEpoch },
            cancellationToken));

    public Task<ImmutableArray<StoredSecret>> VersionsAsync(string name, CancellationToken cancellationToken) => TryAsync(
        $"list the versions of secret '{name}'",
        async () => (await ReadVersionsAsync(name, cancellationToken).ConfigureAwait(false)).Select(SecretTags.Read).ToImmutableArray());

    /// <summary>
    /// One page of the list, unless the vault has answered before; and, once, what tells whether the caller may write
    /// (see <see cref="WriteCheck"/>).
    /// </summary>
    public async Task CheckAsync(bool writes, CancellationToken cancellationToken)
    {
        await TryAsync("list secrets", async () =>
        {
            if (!answered)
            {
                await foreach (var _ in client.GetPropertiesOfSecretsAsync(cancellationToken).AsPages(pageSizeHint: 1).ConfigureAwait(false))
                {
                    break;
                }
            }

            return answered = true;
        }).ConfigureAwait(false);
        if (writes && !mayWrite)
        {
            mayWrite = await TryAsync(
                "store secrets", () => new WriteCheck(client, options.Uri).PassAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    public Task<StoredSecret> SetAsync(
        SecretRef secret, SecretValue value, SecretAttributes attributes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var made = new KeyVaultSecret(secret.Name, value.Reveal());
        SecretTags.Write(made.Properties, secret, attributes, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        return TryAsync($"store secret '{secret.Name}'", async () =>
        {
            var stored = await transitions.WaitAsync(
                secret.Name, token => client.SetSecretAsync(made, token), cancellationToken).ConfigureAwait(false);
            return SecretTags.Read(stored.Value.Properties);
        });
    }

    public Task<StoredSecret?> UpdateAsync(
        SecretRef secret, string version, SecretAttributes attributes, CancellationToken cancellationToken) =>
        TryAsync<StoredSecret?>($"change the tags of secret '{secret.Name}'", async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var versions = await ReadVersionsAsync(secret.Name, cancellationToken).ConfigureAwait(false);
            if (versions.FirstOrDefault(v => version.Length == 0 || v.Version == version) is not { } properties)
            {
                return null;
            }

            SecretTags.Write(properties, secret, attributes, properties.Tags.TryGetValue(SecretTags.StoredAt, out var at) ? at : string.Empty);
            var updated = await client.UpdateSecretPropertiesAsync(properties, cancellationToken).ConfigureAwait(false);
            return SecretTags.Read(updated.Value);
        });

    /// <summary>Deletes softly: the name stays taken until the secret is purged or set again.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => TryAsync($"delete secret '{name}'", async () =>
    {
        try
        {
            await transitions.WaitAsync(
                name, token => client.StartDeleteSecretAsync(name, token), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (Refusal.Of(e) is { IsNotFound: true } or { IsDeletedButRecoverable: true })
        {
            return false;
        }

        return true;
    });

    public Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken) =>
        TryAsync<SecretValue?>($"read secret '{name}'", async () =>
        {
            try
            {
                var found = await client.GetSecretAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new SecretValue(found.Value.Value);
            }
            catch (RequestFailedException e) when (Refusal.Of(e) is { IsNotFound: true } or { IsDisabled: true })
            {
                return null;
            }
        });

    private async Task<ImmutableArray<SecretProperties>> ReadVersionsAsync(string name, CancellationToken cancellationToken)
    {
        var versions = await ReadAsync(client.GetPropertiesOfSecretVersionsAsync(name, cancellationToken), v => v, cancellationToken).ConfigureAwait(false);
        return
        [
            .. versions.OrderByDescending(v => v.CreatedOn)
                .ThenByDescending(v => v.Tags.TryGetValue(SecretTags.StoredAt, out var at) ? at : string.Empty, StringComparer.Ordinal),
        ];
    }

    /// <summary>All pages: an empty one that has a next one is not the end.</summary>
    private static async Task<ImmutableArray<TResult>> ReadAsync<T, TResult>(
        AsyncPageable<T> pages, Func<T, TResult> read, CancellationToken cancellationToken)
        where T : notnull
    {
        cancellationToken.ThrowIfCancellationRequested();
        var all = ImmutableArray.CreateBuilder<TResult>();
        await foreach (var item in pages.ConfigureAwait(false))
        {
            all.Add(read(item));
        }

        return all.DrainToImmutable();
    }

    private async Task<T> TryAsync<T>(string doing, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or IOException or HttpRequestException)
        {
            throw Refusal.Finding(e, options.Uri, doing);
        }
    }
}
