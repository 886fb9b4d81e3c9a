using Provisioning.Cli.Tests;
using Provisioning.Testing.Secrets;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>The whole command on a fake server, over calm connections.</summary>
internal sealed class ShopOnAFake : IAsyncDisposable
{
    private readonly LoopbackServer wire;

    /// <param name="tenant">The tenant's declaration; empty for the usual one.</param>
    /// <param name="vault">Where secrets go; null for a file.</param>
    public ShopOnAFake(KeycloakRelease release, string tenant = "", VaultServer? vault = null)
    {
        Realm = FakeRealms.Writable(release);
        wire = new LoopbackServer(Realm);
        Workplace = ShopOnAServer.Open(wire.Url, FakeRealms.Name);
        if (vault is not null)
        {
            Workplace.WithVault(vault);
        }

        if (tenant.Length > 0)
        {
            Workplace.Write("stacks/acme/stack.json", tenant);
        }
    }

    public FakeKeycloak Realm { get; }

    public Workplace Workplace { get; }

    public Uri Url => wire.Url;

    public Task<Transcript> RunAsync(params string[] args) => Workplace.RunAsync(args);

    public async ValueTask DisposeAsync()
    {
        Workplace.Dispose();
        await wire.DisposeAsync();
        Realm.Dispose();
    }
}
