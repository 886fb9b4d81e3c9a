using Provisioning.Collections;

namespace Provisioning.Preflights;

/// <summary>The roles of Keycloak's <c>realm-management</c> that somebody holds, as its token names them.</summary>
public sealed record AdministrationRights(ValueSet<string> Held)
{
    private const string All = "realm-admin";

    /// <summary>Whether a role is held, or one that Keycloak counts as more: <c>realm-admin</c>, or <c>manage-x</c> for <c>view-x</c>.</summary>
    public bool Has(string role) =>
        Held.Contains(role)
        || Held.Contains(All)
        || (role.StartsWith("view-", StringComparison.Ordinal) && Held.Contains("manage-" + role["view-".Length..]));

    public ImmutableArray<string> Missing(IEnumerable<string> needed) => [.. needed.Where(role => !Has(role))];
}
