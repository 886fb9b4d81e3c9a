using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>All stacks of one environment, and the realm they make together on top of what Keycloak brings.</summary>
public sealed record CompiledEnvironment
{
    public required EnvironmentDeclaration Declaration { get; init; }

    public string Name => Declaration.Name;

    /// <summary>By stack name.</summary>
    public Map<string, CompiledStack> Stacks { get; init; } = Map<string, CompiledStack>.Empty;

    /// <summary>The whole realm as declared, Keycloak's own clients, roles and scopes included.</summary>
    public required RealmState Realm { get; init; }

    /// <summary>Only what the given stacks own, on an otherwise empty realm: the desired side of a plan.</summary>
    public RealmState DesiredFor(IEnumerable<string> stacks) => RealmUnion.Of(
        new() { Name = Realm.Name },
        [.. stacks.Distinct(StringComparer.Ordinal).Where(Stacks.ContainsKey).Select(name => Stacks[name])]);
}
