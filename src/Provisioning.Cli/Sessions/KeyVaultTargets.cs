using Provisioning.KeyVault;

namespace Provisioning.Cli.Sessions;

/// <summary>Vaults of Azure Key Vault. How to sign in comes from the environment, never from a declaration.</summary>
internal static class KeyVaultTargets
{
    public static Vault Vault(TargetContext context)
    {
        var options = KeyVaultSettings.Read(
            context.Environment.Name,
            context.Environment.Vault,
            name => context.Host.Variables.GetValueOrDefault(name),
            file => File.ReadAllText(context.PathOf(file)));
        return new Vault(new KeyVaultStore(options, context.Host.Clock), () => []);
    }
}
