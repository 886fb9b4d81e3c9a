using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Sessions;

/// <summary>What an adapter may need to know about the run that opens it.</summary>
/// <param name="Root">The project folder; declared paths start there.</param>
internal sealed record TargetContext(Answering Answer, string Root, EnvironmentDeclaration Environment)
{
    public CliHost Host => Answer.Host;

    public string PathOf(string declared) => Path.GetFullPath(declared, Root);
}

/// <summary>The composition root: which adapter serves which kind of realm and vault. A new adapter is one line here.</summary>
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
    };

    public static bool HasVault(EnvironmentDeclaration environment) => Vaults.ContainsKey(environment.Vault.Kind);

    public static OpenedRealm OpenRealm(TargetContext context)
    {
        var target = context.Environment.Realm;
        return Realms.TryGetValue(target.Kind, out var open)
            ? open(context)
            : throw Missing("realm", target.Kind, target.At, context.Environment, Realms.Keys);
    }

    public static Vault OpenVault(TargetContext context)
    {
        var target = context.Environment.Vault;
        return Vaults.TryGetValue(target.Kind, out var open)
            ? open(context)
            : throw Missing("vault", target.Kind, target.At, context.Environment, Vaults.Keys);
    }

    private static StopException Missing(
        string what, string kind, SourcePosition at, EnvironmentDeclaration environment, IEnumerable<string> known) => new(
        Outcome.Problems,
        CommandCodes.NoAdapter.At(
            at.ToPlace(environment.Name),
            $"This build has no adapter for a {what} of kind '{kind}', which environment '{environment.Name}' declares.",
            $"Work on an environment whose {what} is of kind {string.Join(" or ", known.Select(k => $"'{k}'"))}."));
}
