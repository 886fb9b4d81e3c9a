using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>The user behind a client that signs in for itself; it holds the grants.</summary>
public sealed record ServiceAccount
{
    /// <summary>Keycloak names the user of client X <c>service-account-x</c>, in lower case.</summary>
    public const string UsernamePrefix = "service-account-";

    public bool Enabled { get; init; } = true;

    public Map<string, ValueList<string>> Attributes { get; init; } = Map<string, ValueList<string>>.Empty;

    public ValueSet<RoleRef> Grants { get; init; } = [];

    /// <summary>Paths of groups, <c>/parent/child</c>.</summary>
    public ValueSet<string> Groups { get; init; } = [];

    public static string UsernameOf(string clientId) => UsernamePrefix + clientId.ToLowerInvariant();
}
