using System.Globalization;
using Provisioning.Secrets;

namespace Provisioning.Testing.Secrets;

/// <summary>A vault that lives as long as the test.</summary>
public sealed class InMemorySecretStore(TimeProvider clock) : ISecretStore
{
    private readonly Dictionary<string, (StoredSecret Stored, SecretValue Value)> secrets = new(StringComparer.OrdinalIgnoreCase);
    private int version;

    public InMemorySecretStore()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Fails to store the secret of this name, with this sentence.</summary>
    public (string Name, string Error)? Failing { get; set; }

    public string Location => "memory";

    public Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<StoredSecret>>(
            [.. secrets.Values.Select(s => s.Stored).OrderBy(s => s.Ref.Name, StringComparer.OrdinalIgnoreCase)]);

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<StoredSecret> SetAsync(SecretRef secret, SecretValue value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Failing is { } failing && string.Equals(failing.Name, secret.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(failing.Error);
        }

        var stored = new StoredSecret(secret, (++version).ToString(CultureInfo.InvariantCulture), clock.GetUtcNow());
        secrets[secret.Name] = (stored, value);
        return Task.FromResult(stored);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        secrets.Remove(name);
        return Task.CompletedTask;
    }

    public Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(secrets.TryGetValue(name, out var secret) ? secret.Value : null);
}
