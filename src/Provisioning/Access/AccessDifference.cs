namespace Provisioning.Access;

/// <summary>
/// Who gains and who loses what between two states of a realm. Swapping the states swaps gain and loss, and two differences
/// in a row come to the difference of the ends.
/// </summary>
public sealed class AccessDifference
{
    private ImmutableArray<AccessChange> changes;
    private ImmutableArray<FoldedChange> folded;

    private AccessDifference(ImmutableArray<PrincipalChange> principals, int compared)
    {
        Principals = principals;
        Compared = compared;
    }

    public static AccessDifference None { get; } = new([], 0);

    /// <summary>Grouped by principal, in their order; only those for whom something changes.</summary>
    public ImmutableArray<PrincipalChange> Principals { get; }

    /// <summary>All changes one by one, by principal and role.</summary>
    public ImmutableArray<AccessChange> Changes => changes.IsDefault
        ? changes = [.. Principals.SelectMany(p => p.Roles.Select(r => new AccessChange(p.Principal, r)))]
        : changes;

    /// <summary>Principals for whom the same changes, through the same paths, put together; in the order of the first of each.</summary>
    public ImmutableArray<FoldedChange> Folded => folded.IsDefault ? folded = Fold() : folded;

    public bool IsEmpty => Principals.IsEmpty;

    /// <summary>Whether anybody gains anything, even if only in the token.</summary>
    public bool IsBroadening => Principals.Any(p => p.Roles.Any(r => r.IsBroadening));

    /// <summary>How many pairs of expansions had to be compared.</summary>
    internal int Compared { get; }

    /// <param name="filter">Principals to look at; all when null.</param>
    public static AccessDifference Between(AccessGraph before, AccessGraph after, Func<Principal, bool>? filter = null)
    {
        var comparison = new AccessComparison();
        var inputs = new PrincipalInputs(before, after);
        var found = ImmutableArray.CreateBuilder<PrincipalChange>();
        foreach (var principal in SortedUnion.Of(before.Principals, after.Principals))
        {
            if ((filter is not null && !filter(principal)) || inputs.AreEqual(principal))
            {
                continue;
            }

            var roles = comparison.Of(before.ReachOf(principal), after.ReachOf(principal));
            if (!roles.IsEmpty)
            {
                found.Add(new PrincipalChange(principal, roles));
            }
        }

        return new AccessDifference(found.ToImmutable(), comparison.Distinct);
    }

    private ImmutableArray<FoldedChange> Fold()
    {
        var groups = new Dictionary<ImmutableArray<RoleChange>, ImmutableArray<Principal>.Builder>();
        var order = new List<ImmutableArray<RoleChange>>();
        foreach (var (principal, roles) in Principals)
        {
            if (!groups.TryGetValue(roles, out var same))
            {
                groups[roles] = same = ImmutableArray.CreateBuilder<Principal>();
                order.Add(roles);
            }

            same.Add(principal);
        }

        return [.. order.Select(roles => new FoldedChange(groups[roles].ToImmutable(), roles))];
    }
}
