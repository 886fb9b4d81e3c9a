using Provisioning.Keycloak;
using Provisioning.Realms;

namespace Provisioning.Cli.Sessions;

/// <summary>Realms on a Keycloak server. How to sign in comes from the environment, never from a declaration.</summary>
internal static class KeycloakTargets
{
    public static IRealmGateway Realm(TargetContext context) => new KeycloakGateway(
        KeycloakSettings.Read(
            context.Environment.Name,
            context.Environment.Realm,
            name => context.Host.Variables.GetValueOrDefault(name),
            file => File.ReadAllText(context.PathOf(file))),
        context.Host.Clock);
}
