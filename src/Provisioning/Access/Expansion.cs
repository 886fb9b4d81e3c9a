using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>All that one principal has: through grants, groups and composites, cut to what its client lets into the token.</summary>
public sealed class Expansion
{
    private readonly AccessReach reach;

    internal Expansion(Principal principal, AccessReach reach)
    {
        Principal = principal;
        this.reach = reach;
    }

    public Principal Principal { get; }

    /// <summary>Every role and permission held, in the order of their names.</summary>
    public IReadOnlyDictionary<RoleRef, Entitlement> Entitlements => new EntitlementTable(reach);

    /// <summary>Grants, and members of what is held, that name a role the realm does not have. They give nothing.</summary>
    public ValueSet<RoleRef> Missing => reach.Held.Missing;

    /// <summary>Groups listed that the realm does not have.</summary>
    public ValueSet<string> MissingGroups => reach.Held.MissingGroups;

    /// <summary>Why no role at all reaches the token, if that is so.</summary>
    public TokenBarrier Barrier => reach.Barrier;

    /// <summary>
    /// At most so many of the paths to a role, a direct grant first; empty when it is not held. Where composites contain each
    /// other, only the shortest way through the cycle is a path.
    /// </summary>
    public ImmutableArray<AccessPath> PathsTo(RoleRef role, int max) =>
        reach.Graph.Index.TryFind(role, out var number) ? [.. new PathWalker(reach.Held, number).Paths().Take(max)] : [];

    /// <summary>How many paths there are in all, counted without walking them; stops at <see cref="long.MaxValue"/>.</summary>
    public long CountPathsTo(RoleRef role) =>
        reach.Graph.Index.TryFind(role, out var number) ? reach.Held.CountPathsTo(number) : 0;
}
