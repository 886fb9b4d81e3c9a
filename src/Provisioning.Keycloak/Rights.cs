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

    public static ImmutableArray<string> Reading { get; } = [ViewClients, ViewUsers, ViewRealm];

    /// <summary>What every apply needs; a plan may need more (<see cref="PlanRights"/>).</summary>
    public static ImmutableArray<string> Writing { get; } = [ManageClients, ManageUsers, ViewRealm];

    /// <summary>What new secrets of clients need: the lock and the secrets, and to read the realm with the client policies that say how long they live.</summary>
    public static ImmutableArray<string> WritingClients { get; } = [ManageClients, ViewUsers, ViewRealm];
}
