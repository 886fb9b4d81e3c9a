using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>Roles and permissions that somebody gains or loses by the same route.</summary>
/// <param name="Through">The granted role and those inside it on the way; empty for what is granted itself.</param>
/// <param name="InToken">Whether the token carries them, or carried them when they are lost.</param>
internal sealed record AccessRoute(AccessChangeKind Kind, string Through, bool InToken, ImmutableArray<RoleRef> Roles)
{
    public bool IsGain => Kind is AccessChangeKind.Gained or AccessChangeKind.TokenGained;

    /// <summary>The roles by client, in order.</summary>
    public IEnumerable<(string Client, ImmutableArray<string> Names)> ByClient =>
        Roles.GroupBy(r => r.Client, StringComparer.Ordinal)
            .Select(g => (g.Key.Length == 0 ? "realm" : g.Key, g.Select(r => r.Name).ToImmutableArray()));
}

/// <summary>Puts changes of access together as people read them: by what happens, then by the way it happens.</summary>
internal static class AccessRoutes
{
    public static ImmutableArray<AccessRoute> Of(ImmutableArray<RoleChange> changes)
    {
        var onTheWay = changes.SelectMany(c => FirstPath(c).Roles.SkipLast(1)).ToHashSet();
        return
        [
            .. changes
                .Where(c => c.IsPermission || c.Privileged || !onTheWay.Contains(c.Role))
                .GroupBy(c => (c.Kind, Through: ThroughOf(c), InToken: InToken(c)))
                .OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Through, StringComparer.Ordinal).ThenByDescending(g => g.Key.InToken)
                .Select(g => new AccessRoute(g.Key.Kind, g.Key.Through, g.Key.InToken, [.. g.Select(c => c.Role).Order()])),
        ];
    }

    private static bool InToken(RoleChange change) => (change.IsBroadening ? change.After : change.Before) == Reach.Token;

    private static string ThroughOf(RoleChange change)
    {
        var path = FirstPath(change);
        var way = string.Join(" > ", path.Roles.SkipLast(1));
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
