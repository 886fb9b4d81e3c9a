using Provisioning.Keycloak.Tests;
using Provisioning.Testing.Contracts;
using Provisioning.Testing.Secrets;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>A fact about the whole command between a real Keycloak and a vault server, skipped where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServersFactAttribute : FactAttribute
{
    /// <param name="variable">The environment variable with the address of the Keycloak.</param>
    public ServersFactAttribute(string variable = Server.Newest)
    {
        Variable = variable;
        Skip = NeedsServerAttribute.Missing(variable) ?? NeedsServerAttribute.Missing(VaultServer.Variable);
    }

    public string Variable { get; }
}
