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

    /// <summary>By client id, the roles that the given stacks still declare although their last day has passed.</summary>
    public Map<string, ValueSet<RoleRef>> EndedOf(IEnumerable<string> stacks)
    {
        var chosen = stacks.Where(Stacks.ContainsKey).Select(name => Stacks[name]).ToList();
        return Map<string, ValueSet<RoleRef>>.From(
        [
            .. chosen.SelectMany(s => s.TechnicalUsers.Values).Where(u => u.EndedGrants.Count > 0)
                .Select(u => KeyValuePair.Create(u.ClientId, ValueSet.From(u.EndedGrants.Keys))),
            .. chosen.SelectMany(s => s.EndedTechnicalUsers.Values)
                .Select(u => KeyValuePair.Create(u.ClientId, ValueSet.From(u.Grants.Keys.Concat(u.EndedGrants.Keys)))),
        ]);
    }

    /// <summary>Only what the given stacks own, on an otherwise empty realm: the desired side of a plan.</summary>
    public RealmState DesiredFor(IEnumerable<string> stacks) => RealmUnion.Of(
        new() { Name = Realm.Name },
        [.. stacks.Distinct(StringComparer.Ordinal).Where(Stacks.ContainsKey).Select(name => Stacks[name])]);

    /// <summary>A realm of its own that holds what the given stacks declare, and what the platform offers them.</summary>
    public RealmState RealmOf(IEnumerable<string> stacks) => RealmUnion.Of(
        KeycloakRealm.Fresh(Realm.Name),
        [.. Stacks.Values.Where(s => s.Declaration.IsPlatform || stacks.Contains(s.Name, StringComparer.Ordinal))]);
}
