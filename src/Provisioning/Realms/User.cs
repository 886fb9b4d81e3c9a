using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>A user that is not a service account: a person, or a technical user that signs in with a password.</summary>
public sealed record User
{
    public required string Username { get; init; }

    public bool Enabled { get; init; } = true;

    public Map<string, ValueList<string>> Attributes { get; init; } = Map<string, ValueList<string>>.Empty;

    public ValueSet<RoleRef> Grants { get; init; } = [];

    public ValueSet<string> Groups { get; init; } = [];
}
