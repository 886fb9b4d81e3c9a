namespace Provisioning.Realms;

/// <summary>The clients that Keycloak makes in every realm. Their names follow Keycloak's conventions, not ours.</summary>
public static class KeycloakBuiltIns
{
    public const string RealmManagement = "realm-management";

    /// <summary>The client scope with the mappers that write roles into tokens; without it a token carries no role.</summary>
    public const string RolesScope = "roles";

    private static readonly ImmutableHashSet<string> Clients =
        ["account", "account-console", "admin-cli", "admin-permissions", "broker", RealmManagement, "security-admin-console"];

    private static readonly ImmutableHashSet<string> RealmRoles = ["offline_access", "uma_authorization"];

    public static bool IsBuiltIn(string clientId) => Clients.Contains(clientId);

    public static bool IsBuiltIn(RoleRef role) => role.IsRealmRole
        ? RealmRoles.Contains(role.Name) || role.Name.StartsWith("default-roles-", StringComparison.Ordinal)
        : IsBuiltIn(role.Client);

    /// <summary>
    /// Roles that administer the realm itself (<c>realm-management</c>, and <c>NAME-realm</c> clients of the master realm).
    /// </summary>
    public static bool IsPrivileged(RoleRef role) =>
        role.Client == RealmManagement || (role.IsRealmRole && role.Name is "admin" or "create-realm");
}
