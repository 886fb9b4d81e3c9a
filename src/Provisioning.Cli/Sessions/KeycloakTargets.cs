using Provisioning.Keycloak;

namespace Provisioning.Cli.Sessions;

/// <summary>Realms on a Keycloak server. How to sign in comes from the environment, never from a declaration.</summary>
internal static class KeycloakTargets
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Reliability", "CA2000", Justification = "it lives as long as the process, like the run that opened it")]
    public static OpenedRealm Realm(TargetContext context)
    {
        var server = new KeycloakGateway(
            KeycloakSettings.Read(
                context.Environment.Name,
                context.Environment.Realm,
                name => context.Host.Variables.GetValueOrDefault(name),
                file => File.ReadAllText(context.PathOf(file))),
            context.Host.Clock);
        return new OpenedRealm(server, server, server, server);
    }
}
