using System.Globalization;
using Provisioning.Secrets;

namespace Provisioning.Testing.Secrets;

/// <summary>A vault that lives as long as the test. It keeps versions and deleted secrets, as Azure Key Vault does.</summary>
public sealed class InMemorySecretStore(TimeProvider clock) : ISecretStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<(StoredSecret Stored, SecretValue Value)>> secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeOffset> deleted = new(StringComparer.OrdinalIgnoreCase);
    private int version;

    public InMemorySecretStore()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Fails to store the secret of this name, with this sentence.</summary>
    public (string Name, string Error)? Failing { get; set; }

    public string Location => "memory";

    public Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Current(name => !deleted.ContainsKey(name)));

    public Task<ImmutableArray<StoredSecret>> ListDeletedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<StoredSecret>>(
            [.. Current(deleted.ContainsKey).Select(s => s with { DeletedAt = deleted[s.Ref.Name] })]);

    public Task<ImmutableArray<StoredSecret>> VersionsAsync(string name, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<ImmutableArray<StoredSecret>>(
                secrets.TryGetValue(name, out var versions) && !deleted.ContainsKey(name)
                    ? [.. versions.Select(v => v.Stored).Reverse()]
                    : []);
        }
    }

    public Task CheckAsync(bool writes, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<StoredSecret> SetAsync(SecretRef secret, SecretValue value, SecretAttributes attributes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Failing is { } failing && string.Equals(failing.Name, secret.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(failing.Error);
        }

        lock (gate)
        {
            var stored = new StoredSecret(secret, (++version).ToString(CultureInfo.InvariantCulture), clock.GetUtcNow()) { Attributes = attributes };
            deleted.Remove(secret.Name);
            if (!secrets.TryGetValue(secret.Name, out var versions))
            {
                secrets[secret.Name] = versions = [];
            }

            versions.Add((stored, value));
            return Task.FromResult(stored);
        }
    }

    public Task<StoredSecret?> UpdateAsync(SecretRef secret, string version, SecretAttributes attributes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var versions = deleted.ContainsKey(secret.Name) ? null : secrets.GetValueOrDefault(secret.Name);
            var index = version.Length == 0 ? versions?.Count - 1 : versions?.FindIndex(v => v.Stored.Version == version);
            if (index is not >= 0)
            {
                return Task.FromResult<StoredSecret?>(null);
            }

            var (stored, value) = versions![index.Value];
            var updated = stored with { Ref = secret with { Name = stored.Ref.Name }, Attributes = attributes.InPlaceOf(stored.Attributes) };
            versions[index.Value] = (updated, value);
            return Task.FromResult<StoredSecret?>(updated);
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (secrets.ContainsKey(name))
            {
                deleted.TryAdd(name, clock.GetUtcNow());
            }

            return Task.CompletedTask;
        }
    }

    public Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(
                secrets.TryGetValue(name, out var versions) && !deleted.ContainsKey(name) && versions[^1].Stored.Attributes.Enabled
                    ? versions[^1].Value
                    : null);
        }
    }

    private ImmutableArray<StoredSecret> Current(Func<string, bool> isWanted)
    {
        lock (gate)
        {
            return
            [
                .. secrets.Where(s => isWanted(s.Key)).Select(s => s.Value[^1].Stored)
                    .OrderBy(s => s.Ref.Name, StringComparer.OrdinalIgnoreCase),
            ];
        }
    }
}
