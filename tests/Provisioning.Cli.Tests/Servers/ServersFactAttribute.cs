using Provisioning.Keycloak.Tests;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>A fact about the whole command between a real Keycloak and a vault server, skipped where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServersFactAttribute : FactAttribute
{
    public ServersFactAttribute() => Skip = Missing;

    public static string? Missing => NeedsServerAttribute.Missing(Server.Newest) ?? NeedsServerAttribute.Missing(VaultServer.Variable);
}
