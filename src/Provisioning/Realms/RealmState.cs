using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>
/// What a realm holds, as far as it decides who can do what. Desired and observed realms are this same type,
/// so the difference between them is total.
/// </summary>
public sealed record RealmState
{
    public required string Name { get; init; }

    /// <summary>How long access tokens live, in seconds; 0 when the realm does not say.</summary>
    public int AccessTokenLifespan { get; init; }

    /// <summary>The composite that every new user gets.</summary>
    public RoleRef DefaultRole { get; init; } = RoleRef.OfRealm(string.Empty);

    public ValueSet<string> DefaultGroups { get; init; } = [];

    /// <summary>Client scopes that a new client gets when it names none.</summary>
    public ValueSet<string> DefaultScopes { get; init; } = [];

    public ValueSet<string> OptionalScopes { get; init; } = [];

    public Map<string, Client> Clients { get; init; } = Map<string, Client>.Empty;

    public Map<RoleRef, Role> Roles { get; init; } = Map<RoleRef, Role>.Empty;

    public Map<string, ClientScope> ClientScopes { get; init; } = Map<string, ClientScope>.Empty;

    public Map<string, Group> Groups { get; init; } = Map<string, Group>.Empty;

    /// <summary>By user name. Of people a server tells only those whose names matter to the query.</summary>
    public Map<string, User> Users { get; init; } = Map<string, User>.Empty;

    public static string DefaultRoleNameOf(string realm) => "default-roles-" + realm.ToLowerInvariant();
}
