using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>One server for all facts of a class.</summary>
public sealed class VaultFixture : IAsyncLifetime
{
    private VaultServer? server;

    public VaultServer Server => server ?? throw new InvalidOperationException("There is no server.");

    public async Task InitializeAsync() =>
        server = NeedsServerAttribute.Missing(VaultServer.Variable) is null ? await VaultServer.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
