using System.Security.Cryptography;
using System.Text.Json;
using Provisioning.Diagnostics;
using Provisioning.Local.Files;
using Provisioning.Secrets;

namespace Provisioning.Local.Secrets;

/// <summary>
/// Secrets in one JSON file: names, owners and versions in clear, each value encrypted with AES-256-GCM. The file is replaced
/// as a whole, so a run killed anywhere leaves the old one or the new one. Calls side by side share one write.
/// Everything that is refused is a <see cref="SecretStoreException"/>.
/// </summary>
public sealed class SecretFileStore : ISecretStore, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string path;
    private readonly SecretFileOptions options;
    private readonly TimeProvider time;
    private readonly SecretKeyRing keys;
    private readonly AtomicFile file;
    private readonly GroupCommit<Func<SecretFileContent, AesGcm, SecretFileContent>> commits;

    /// <param name="location">How people and findings name the file: its path relative to the project.</param>
    public SecretFileStore(string path, string location, SecretFileOptions options, TimeProvider time)
    {
        this.path = path;
        this.options = options;
        this.time = time;
        Location = location;
        keys = new SecretKeyRing(path, location, options);
        file = new AtomicFile(path, options.Before);
        commits = new GroupCommit<Func<SecretFileContent, AesGcm, SecretFileContent>>(WriteAsync);
    }

    public string Location { get; }

    /// <summary>What a person should know after a call, such as a key file that was made.</summary>
    public ImmutableArray<Diagnostic> Notices => keys.Notices;

    public async Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await LoadAsync(cancellationToken).ConfigureAwait(false)).Secrets.Values.Select(s => s.Stored)];

    /// <summary>None: the file forgets what is deleted.</summary>
    public Task<ImmutableArray<StoredSecret>> ListDeletedAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<StoredSecret>.Empty);

    /// <summary>The current one: the file keeps no older ones.</summary>
    public async Task<ImmutableArray<StoredSecret>> VersionsAsync(string name, CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken).ConfigureAwait(false)).Secrets.TryGetValue(name, out var entry) ? [entry.Stored] : [];

    public async Task CheckAsync(bool writes, CancellationToken cancellationToken)
    {
        var content = await LoadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            file.CheckWritable();
            await keys.CheckAsync(content.Key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse(SecretStoreCodes.SecretStoreUnusable, $"The secret file cannot be written: {e.Message}", e);
        }
    }

    public async Task<StoredSecret> SetAsync(
        SecretRef secret, SecretValue value, SecretAttributes attributes, CancellationToken cancellationToken)
    {
        var stored = new StoredSecret(secret, NewVersion(), time.GetUtcNow()) { Attributes = attributes };
        await ChangeAsync(
            (content, key) => content with
            {
                Secrets = content.Secrets.Remove(secret.Name).Add(secret.Name, SecretEntry.Seal(stored, value, key, options.Random)),
            },
            cancellationToken).ConfigureAwait(false);
        return stored;
    }

    public async Task<StoredSecret?> UpdateAsync(
        SecretRef secret, string version, SecretAttributes attributes, CancellationToken cancellationToken)
    {
        if (!(await LoadAsync(cancellationToken).ConfigureAwait(false)).Secrets.ContainsKey(secret.Name))
        {
            return null;
        }

        StoredSecret? updated = null;
        await ChangeAsync(
            (content, _) =>
            {
                updated = null;
                if (!content.Secrets.TryGetValue(secret.Name, out var entry) || (version.Length > 0 && version != entry.Stored.Version))
                {
                    return content;
                }

                updated = entry.Stored with { Ref = secret with { Name = entry.Stored.Ref.Name }, Attributes = attributes.InPlaceOf(entry.Stored.Attributes) };
                return content with { Secrets = content.Secrets.SetItem(secret.Name, entry with { Stored = updated }) };
            },
            cancellationToken).ConfigureAwait(false);
        return updated;
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        if ((await LoadAsync(cancellationToken).ConfigureAwait(false)).Secrets.ContainsKey(name))
        {
            await ChangeAsync(
                (content, _) => content with { Secrets = content.Secrets.Remove(name) }, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken)
    {
        var content = await LoadAsync(cancellationToken).ConfigureAwait(false);
        if (content.Key is null || !content.Secrets.TryGetValue(name, out var entry) || entry.Stored.State == SecretState.Disabled)
        {
            return null;
        }

        using var key = await keys.OpenAsync(content.Key, cancellationToken).ConfigureAwait(false);
        try
        {
            return entry.Open(key);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw Refuse(SecretStoreCodes.SecretDamaged, $"Secret '{name}' is not as it was stored.", e);
        }
    }

    public void Dispose() => commits.Dispose();

    /// <summary>Returns once the change is on the disk; from then on it is not taken back, so later cancellations are too late.</summary>
    private Task ChangeAsync(Func<SecretFileContent, AesGcm, SecretFileContent> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return commits.AddAsync(change);
    }

    private async Task WriteAsync(IReadOnlyList<Func<SecretFileContent, AesGcm, SecretFileContent>> changes)
    {
        var none = CancellationToken.None;
        try
        {
            var held = await LockAsync().ConfigureAwait(false);
            await using (held.ConfigureAwait(false))
            {
                var content = await LoadAsync(none).ConfigureAwait(false);
                var record = content.Key ?? await keys.MakeAsync(none).ConfigureAwait(false);
                using var key = await keys.OpenAsync(record, none).ConfigureAwait(false);
                var changed = changes.Aggregate(content with { Key = record }, (c, change) => change(c, key));
                await file.WriteAsync(changed.ToBytes(), privately: true, none).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse(SecretStoreCodes.SecretStoreUnusable, $"The secret file cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Other runs hold the file only while they write, so a moment's patience spares a failed run.</summary>
    private async Task<FileLock> LockAsync()
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (FileLock.TryTake(path, time) is { } held)
            {
                return held;
            }

            if (time.GetElapsedTime(start) > Patience)
            {
                throw Refuse(SecretStoreCodes.SecretStoreLocked, $"The secret file is held by {FileLock.HolderOf(path)}.");
            }

            await Task.Delay(Pause, time).ConfigureAwait(false);
        }
    }

    private async Task<SecretFileContent> LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return File.Exists(path)
                ? SecretFileContent.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false))
                : SecretFileContent.Empty;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw Refuse(SecretStoreCodes.SecretFileInvalid, $"The secret file cannot be understood: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse(SecretStoreCodes.SecretStoreUnusable, $"The secret file cannot be read: {e.Message}", e);
        }
    }

    private string NewVersion()
    {
        Span<byte> bytes = stackalloc byte[16];
        options.Random(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    private SecretStoreException Refuse(DiagnosticDescriptor code, string message, Exception? reason = null) =>
        new(code.At(Place.InFile(Location), message), reason);
}
