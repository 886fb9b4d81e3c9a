using Provisioning.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>A store that stops at a value.</summary>
internal sealed class StoppingStore(ISecretStore inner) : ISecretStore
{
    public Stop Stop { get; } = new();

    public string Location => inner.Location;

    public Task<ImmutableArray<StoredSecret>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public Task<ImmutableArray<StoredSecret>> ListDeletedAsync(CancellationToken cancellationToken) => inner.ListDeletedAsync(cancellationToken);

    public Task<ImmutableArray<StoredSecret>> VersionsAsync(string name, CancellationToken cancellationToken) =>
        inner.VersionsAsync(name, cancellationToken);

    public Task CheckAsync(bool writes, CancellationToken cancellationToken) => inner.CheckAsync(writes, cancellationToken);

    public Task<StoredSecret> SetAsync(SecretRef secret, SecretValue value, SecretAttributes attributes, CancellationToken cancellationToken) =>
        Stop.AroundAsync(() => inner.SetAsync(secret, value, attributes, cancellationToken));

    public Task<StoredSecret?> UpdateAsync(SecretRef secret, string version, SecretAttributes attributes, CancellationToken cancellationToken) =>
        inner.UpdateAsync(secret, version, attributes, cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

    public Task<SecretValue?> RevealAsync(string name, CancellationToken cancellationToken) => inner.RevealAsync(name, cancellationToken);
}
