using Provisioning.KeyVault.Sessions;
using Provisioning.Testing.Secrets;

namespace Provisioning.KeyVault.Tests;

/// <summary>How tests open the vault of a server on this machine: without long waits.</summary>
internal static class VaultOfATest
{
    public static KeyVaultOptions OptionsOf(VaultServer server) => new()
    {
        Uri = server.Uri,
        Credential = new EmulatorCredential(),
        AuthorityPem = File.ReadAllText(server.AuthorityFile),
        RetryDelay = TimeSpan.FromMilliseconds(5),
        LongestDelay = TimeSpan.FromMilliseconds(50),
    };

    public static KeyVaultStore Open(VaultServer server) => new(OptionsOf(server), TimeProvider.System);
}
