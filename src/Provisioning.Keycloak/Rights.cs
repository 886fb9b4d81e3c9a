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

    /// <summary>The rights of a token that are missing for reading a realm.</summary>
    public static IEnumerable<string> MissingForReading(IReadOnlySet<string> held)
    {
        if (held.Contains("realm-admin"))
        {
            return [];
        }

        (string View, string Manage)[] needed = [(ViewClients, ManageClients), (ViewUsers, ManageUsers), (ViewRealm, ManageRealm)];
        return needed.Where(n => !held.Contains(n.View) && !held.Contains(n.Manage)).Select(n => n.View);
    }
}
