using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// Who can do what in a realm. Composites are expanded once, each principal when it is asked for, and principals with the same
/// grants and scope share the result. It remembers what it expanded, so use one from one thread at a time.
/// </summary>
public sealed class AccessGraph
{
    private readonly RoleGraph roles;
    private readonly GrantReader grants;
    private readonly ScopeReader scopes;
    private readonly ReachReader reaches;
    private readonly Dictionary<Principal, Expansion> expansions = [];
    private readonly AccessReach nothing;
    private ImmutableArray<ValueList<RoleRef>> cycles;

    public AccessGraph(RealmState realm)
    {
        Realm = realm;
        roles = new RoleGraph(realm.Roles);
        grants = new GrantReader(realm, roles);
        scopes = new ScopeReader(realm, roles);
        reaches = new ReachReader(grants, scopes, roles);
        nothing = new AccessReach(grants.Nothing, RoleSet.Empty, TokenBarrier.None);
    }

    public RealmState Realm { get; }

    /// <summary>
    /// Composites that contain each other. Each cycle starts at its first role by name and names no role twice; its last role
    /// contains its first.
    /// </summary>
    public IReadOnlyList<ValueList<RoleRef>> Cycles
    {
        get
        {
            if (cycles.IsDefault)
            {
                cycles = CycleFinder.Find(roles);
            }

            return cycles;
        }
    }

    /// <summary>Everything that can hold a grant: clients with a service account by client id, then users by name.</summary>
    public IEnumerable<Principal> Principals =>
        Realm.Clients.Values.Where(c => c.ServiceAccount is not null).Select(c => Principal.TechnicalUser(c.ClientId))
            .Concat(Realm.Users.Keys.Select(Principal.User));

    /// <summary>How many edges of the role graph all expansions so far have followed.</summary>
    internal int VisitedEdges => roles.VisitedEdges;

    /// <summary>How many different sets of grants were expanded so far.</summary>
    internal int DistinctGrants => grants.Distinct;

    /// <summary>The role and everything inside it, however deep; empty for a role the realm does not have.</summary>
    public IReadOnlySet<RoleRef> Closure(RoleRef role) =>
        new RoleNames(roles.Index, roles.Index.TryFind(role, out var number) ? roles.Closures.Of(number) : RoleSet.Empty);

    /// <summary>What a principal has; nothing for one that the realm does not have.</summary>
    public Expansion Expand(Principal principal)
    {
        if (!expansions.TryGetValue(principal, out var expansion))
        {
            expansion = new Expansion(principal, ReachOf(principal));
            expansions.Add(principal, expansion);
        }

        return expansion;
    }

    /// <summary>What the mappers of a client's token have to write, were the client enabled.</summary>
    internal TokenContent ContentOf(Client client)
    {
        var held = client.ServiceAccount is { } account ? grants.Read(account.Grants, account.Groups) : grants.Nothing;
        var scope = scopes.Read(client);
        return new TokenContent(
            [.. new RoleNames(roles.Index, scope.Allowed(held.Roles, roles.Scratch))],
            [.. scope.Carried.Where(s => s.IsUsedBy(held.Roles)).Select(s => s.Scope)]);
    }

    /// <summary>As <see cref="Expand"/>, for those who look at a principal once.</summary>
    internal AccessReach ReachOf(Principal principal)
    {
        if (principal.Kind == PrincipalKind.User)
        {
            return Realm.Users.TryGetValue(principal.Name, out var user) ? reaches.Of(user) : nothing;
        }

        return Realm.Clients.TryGetValue(principal.Name, out var client) && client.ServiceAccount is { } account
            ? reaches.Of(client, account)
            : nothing;
    }
}
