using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>How the reach of one role or permission changes; shared by all principals for whom it changes alike.</summary>
public sealed class RoleChange
{
    /// <summary>As many paths as a reader takes in; <see cref="PathCount"/> says how many there are.</summary>
    private const int ShownPaths = 3;

    private readonly AccessReach side;
    private readonly int number;
    private ImmutableArray<AccessPath> paths;

    internal RoleChange(AccessReach side, int number, Reach before, Reach after)
    {
        this.side = side;
        this.number = number;
        Before = before;
        After = after;
    }

    public RoleRef Role => side.Graph.Index.NameOf(number);

    public bool IsPermission => side.Graph.Index.IsPermission(number);

    public Reach Before { get; }

    public Reach After { get; }

    public AccessChangeKind Kind => (Before, After) switch
    {
        (Reach.None, _) => AccessChangeKind.Gained,
        (_, Reach.None) => AccessChangeKind.Lost,
        (Reach.Held, _) => AccessChangeKind.TokenGained,
        _ => AccessChangeKind.TokenLost,
    };

    public bool IsBroadening => After > Before;

    /// <summary>Whether the role administers the realm itself.</summary>
    public bool Privileged => KeycloakBuiltIns.IsPrivileged(Role);

    /// <summary>The first few paths: the new ones where access grows, the former ones where it shrinks.</summary>
    public ImmutableArray<AccessPath> Paths => paths.IsDefault ? paths = PathsUpTo(ShownPaths) : paths;

    /// <summary>How many paths there are in all.</summary>
    public long PathCount => side.Held.CountPathsTo(number);

    public ImmutableArray<AccessPath> PathsUpTo(int max) => [.. new PathWalker(side.Held, number).Paths().Take(max)];

    public override string ToString() => $"{Kind} {Role}";
}
