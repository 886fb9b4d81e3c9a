using Provisioning.Secrets;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>A vault keeps what every store promises.</summary>
[NeedsServer(VaultServer.Variable)]
public sealed class SecretsInAKeyVault(VaultFixture fixture) : SecretStoreContract, IClassFixture<VaultFixture>
{
    protected override async Task<ISecretStore> OpenAsync()
    {
        await fixture.Server.ResetAsync();
        return VaultOfATest.Open(fixture.Server);
    }

    protected override Task<ISecretStore> OpenAgainAsync() => Task.FromResult<ISecretStore>(VaultOfATest.Open(fixture.Server));
}
