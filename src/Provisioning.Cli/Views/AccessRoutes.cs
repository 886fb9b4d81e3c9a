using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>Roles and permissions that somebody gains or loses by the same route.</summary>
/// <param name="Through">The granted role and those inside it on the way; empty for what is granted itself.</param>
/// <param name="InToken">Whether the token carries them, or carried them when they are lost.</param>
internal sealed record AccessRoute(AccessChangeKind Kind, string Through, bool InToken, ValueList<RoleRef> Roles)
{
    public bool IsGain => Kind is AccessChangeKind.Gained or AccessChangeKind.TokenGained;

    /// <summary>The roles by client, in order.</summary>
    public IEnumerable<(string Client, ImmutableArray<string> Names)> ByClient =>
        Roles.GroupBy(r => r.Client, StringComparer.Ordinal)
            .Select(g => (g.Key.Length == 0 ? "realm" : g.Key, g.Select(r => r.Name).ToImmutableArray()));
}

/// <summary>Principals for whom the same happens by the same routes.</summary>
/// <param name="Moves">Grants that went from a former role to its successors, for all of them.</param>
internal sealed record AccessGroup(ImmutableArray<Principal> Principals, ValueList<RoleMove> Moves, ValueList<AccessRoute> Routes);

/// <summary>Puts changes of access together as people read them: by who, then by what happens, then by the way it happens.</summary>
internal static class AccessRoutes
{
    /// <summary>In the order of the first principal of each group. Whoever only changes roles that are shown otherwise is left out.</summary>
    public static ImmutableArray<AccessGroup> Of(AccessDifference access) => Of(access, Map<Principal, ValueList<RoleMove>>.Empty);

    /// <summary>As <see cref="Of(AccessDifference)"/>; a grant that moved to a successor is told as a move, not as a loss and a gain.</summary>
    public static ImmutableArray<AccessGroup> Of(Review review) => Of(review.Access, review.Moves);

    private static ImmutableArray<AccessGroup> Of(AccessDifference access, Map<Principal, ValueList<RoleMove>> moves) =>
    [
        .. access.Folded
            .SelectMany(f => f.Principals
                .GroupBy(p => moves.GetOr(p, []))
                .Select(g => (Principals: g, Moves: g.Key, Routes: ValueList.From(Of(f.Roles, g.Key)))))
            .Where(f => f.Routes.Count > 0 || f.Moves.Count > 0)
            .GroupBy(f => (f.Routes, f.Moves))
            .Select(g => new AccessGroup([.. g.SelectMany(f => f.Principals).Order()], g.Key.Moves, g.Key.Routes)),
    ];

    private static IEnumerable<AccessRoute> Of(ImmutableArray<RoleChange> changes, ValueList<RoleMove> moves)
    {
        var onTheWay = changes.SelectMany(c => FirstPath(c).Roles.SkipLast(1)).ToHashSet();
        return changes
            .Where(c => !IsDefaultRole(c.Role) && !IsMove(c, moves) && (c.IsPermission || c.Privileged || !onTheWay.Contains(c.Role)))
            .GroupBy(c => (c.Kind, Through: ThroughOf(c), InToken: InToken(c)))
            .OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Through, StringComparer.Ordinal).ThenByDescending(g => g.Key.InToken)
            .Select(g => new AccessRoute(g.Key.Kind, g.Key.Through, g.Key.InToken, ValueList.From(g.Select(c => c.Role).Order())));
    }

    // Said by the move already. What else comes or goes with it is not, and neither is what administers the realm.
    private static bool IsMove(RoleChange change, ValueList<RoleMove> moves) => !change.Privileged && moves.Any(m =>
        (change.Kind == AccessChangeKind.Lost && change.Role == m.From) || (change.Kind == AccessChangeKind.Gained && m.To.Contains(change.Role)));

    // Everybody has it and it gives nothing by itself; what is in it is shown.
    private static bool IsDefaultRole(RoleRef role) =>
        role.IsRealmRole && role.Name.StartsWith(RealmState.DefaultRoleNameOf(string.Empty), StringComparison.Ordinal);

    private static bool InToken(RoleChange change) => (change.IsBroadening ? change.After : change.Before) == Reach.Token;

    private static string ThroughOf(RoleChange change)
    {
        var path = FirstPath(change);
        var way = string.Join(" > ", path.Roles.SkipLast(1).Where(r => !IsDefaultRole(r)));
        return path.Start switch
        {
            PathStart.Group => way.Length == 0 ? $"group {path.Group}" : $"group {path.Group} > {way}",
            PathStart.DefaultRole => way.Length == 0 ? "the default role" : $"the default role > {way}",
            _ => way,
        };
    }

    private static AccessPath FirstPath(RoleChange change) =>
        change.Paths.Length > 0 ? change.Paths[0] : new AccessPath(PathStart.Grant, string.Empty, [change.Role]);
}
