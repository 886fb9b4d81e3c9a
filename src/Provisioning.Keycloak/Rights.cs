using Provisioning.Preflights;

namespace Provisioning.Keycloak;

/// <summary>The roles of <c>realm-management</c> that requests need (each <c>manage-</c> role includes its <c>view-</c> role).</summary>
internal static class Rights
{
    public const string ViewClients = "view-clients";

    public const string ViewUsers = "view-users";

    public const string ViewRealm = "view-realm";

    public const string ManageClients = "manage-clients";

    public const string ManageUsers = "manage-users";

    public const string ManageRealm = "manage-realm";

    /// <summary>What a run needs that may write so much; a plan may need more (<see cref="PlanRights"/>).</summary>
    public static ImmutableArray<string> For(WriteScope scope) => scope switch
    {
        WriteScope.Nothing => Reading,
        WriteScope.Clients => WritingClients,
        WriteScope.Policies => [ManageRealm],
        _ => Writing,
    };

    public static ImmutableArray<string> Reading { get; } = [ViewClients, ViewUsers, ViewRealm];

    /// <summary>What every apply needs.</summary>
    public static ImmutableArray<string> Writing { get; } = [ManageClients, ManageUsers, ViewRealm];

    /// <summary>
    /// What new secrets of clients need, and marks on what is adopted: the lock and the writes, and to read the realm with the
    /// client policies that say how long secrets live.
    /// </summary>
    public static ImmutableArray<string> WritingClients { get; } = [ManageClients, ViewUsers, ViewRealm];
}
