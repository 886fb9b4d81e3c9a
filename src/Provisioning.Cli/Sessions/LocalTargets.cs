using Provisioning.Local.Realms;
using Provisioning.Local.Secrets;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>Realms and vaults on this machine's disk.</summary>
internal static class LocalTargets
{
    public static OpenedRealm Realm(TargetContext context)
    {
        var target = context.Environment.Realm;
        var file = new RealmFileGateway(context.PathOf(target.Path), target.Name, target.Path, context.Host.Clock);
        return new OpenedRealm(file, new RealmFilePreflight(target.Path), new RealmFileHistory(target.Path), new RealmFileTokens(target.Path));
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Reliability", "CA2000", Justification = "it lives as long as the process and holds no handle between calls")]
    public static Vault Vault(TargetContext context)
    {
        var target = context.Environment.Vault;
        var passphrase = context.Host.Variables.GetValueOrDefault(SecretFileOptions.PassphraseVariable, string.Empty);
        var store = new SecretFileStore(
            context.PathOf(target.Path), target.Path, new SecretFileOptions { Passphrase = new SecretValue(passphrase) }, context.Host.Clock);
        return new Vault(store, () => store.Notices);
    }
}
