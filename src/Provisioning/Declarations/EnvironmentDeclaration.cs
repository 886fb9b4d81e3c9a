using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>An environment: one realm, one vault, naming patterns and the severities of rules.</summary>
public sealed record EnvironmentDeclaration
{
    public required string Name { get; init; }

    public required SourcePosition At { get; init; }

    public string Description { get; init; } = string.Empty;

    public required RealmTarget Realm { get; init; }

    public required VaultTarget Vault { get; init; }

    public NamingDeclaration Naming { get; init; } = NamingDeclaration.Default;

    /// <summary>Overrides of default severities by code; <c>null</c> switches a rule off.</summary>
    public Map<string, Severity?> RuleSeverities { get; init; } = Map<string, Severity?>.Empty;
}

/// <summary>Which realm: a file in Keycloak's export format, or a server.</summary>
/// <param name="Kind"><c>file</c> or <c>keycloak</c>.</param>
/// <param name="Name">The realm's name.</param>
/// <param name="Path">For files: where, relative to the project.</param>
/// <param name="Url">For servers: the base address, without <c>/realms</c>.</param>
public sealed record RealmTarget(string Kind, string Name, string Path, string Url, SourcePosition At);

/// <summary>Which vault: an encrypted file, or Azure Key Vault.</summary>
/// <param name="Kind"><c>file</c> or <c>key-vault</c>.</param>
/// <param name="Path">For files: where, relative to the project.</param>
/// <param name="Uri">For Key Vault: its address.</param>
public sealed record VaultTarget(string Kind, string Path, string Uri, SourcePosition At)
{
    /// <summary>How long a secret is meant to live; 0 for no end.</summary>
    public int LifetimeDays { get; init; }
}
