using Provisioning.Secrets;
using Provisioning.Testing.Secrets;

namespace Provisioning.Tests.Contracts;

/// <summary>The fake that other tests trust obeys the contract of secret stores.</summary>
public sealed class SecretStoreInMemory : SecretStoreContract
{
    private readonly InMemorySecretStore store = new();

    protected override Task<ISecretStore> OpenAsync() => Task.FromResult<ISecretStore>(store);

    protected override Task<ISecretStore> OpenAgainAsync() => Task.FromResult<ISecretStore>(store);
}
