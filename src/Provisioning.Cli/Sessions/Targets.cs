using Provisioning.Declarations;

namespace Provisioning.Cli.Sessions;

/// <summary>What an adapter may need to know about the run that opens it.</summary>
/// <param name="Root">The project folder; declared paths start there.</param>
internal sealed record TargetContext(Answering Answer, string Root, EnvironmentDeclaration Environment)
{
    public CliHost Host => Answer.Host;

    public string PathOf(string declared) => Path.GetFullPath(declared, Root);
}

/// <summary>The composition root: which adapter serves which kind of realm and vault. A new adapter is one line here, and a word of the field that names the kind.</summary>
internal static class Targets
{
    private static readonly Dictionary<string, Func<TargetContext, OpenedRealm>> Realms = new(StringComparer.Ordinal)
    {
        ["file"] = LocalTargets.Realm,
        ["keycloak"] = KeycloakTargets.Realm,
    };

    private static readonly Dictionary<string, Func<TargetContext, Vault>> Vaults = new(StringComparer.Ordinal)
    {
        ["file"] = LocalTargets.Vault,
        ["key-vault"] = KeyVaultTargets.Vault,
    };

    public static OpenedRealm OpenRealm(TargetContext context) => Realms[context.Environment.Realm.Kind](context);

    public static Vault OpenVault(TargetContext context) => Vaults[context.Environment.Vault.Kind](context);
}
