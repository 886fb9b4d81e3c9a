using Provisioning.Access;
using Provisioning.Cli.Sessions;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>What is to be said about one technical user.</summary>
internal sealed record Explanation
{
    /// <summary>More ways than this to one permission are counted.</summary>
    private const int PathsShown = 25;

    /// <summary>The stack or file that was asked about.</summary>
    public required string Subject { get; init; }

    /// <summary>A client id, or the name of a user that signs in with a password.</summary>
    public required string Name { get; init; }

    /// <summary>Owner, purpose and the like, by name.</summary>
    public ImmutableArray<(string Name, string Value)> Facts { get; init; } = [];

    public required Expansion Expansion { get; init; }

    /// <summary>The permissions asked about, or all.</summary>
    public required ImmutableArray<Entitlement> Entitlements { get; init; }

    /// <summary>Null for a user with a password: its token is made for the client through which it signs in.</summary>
    public TokenClaims? Claims { get; init; }

    /// <summary>Real tokens that the claims were compared with; none where nobody asked.</summary>
    public ImmutableArray<ComparedToken> Tokens { get; init; } = [];

    public TokenBarrier Barrier => Expansion.Barrier;

    public IEnumerable<RoleRef> Missing => Expansion.Missing;

    public ImmutableArray<AccessPath> PathsTo(RoleRef role) => Expansion.PathsTo(role, PathsShown);

    public long CountPathsTo(RoleRef role) => Expansion.CountPathsTo(role);
}
