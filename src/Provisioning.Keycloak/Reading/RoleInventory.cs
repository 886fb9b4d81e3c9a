using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>
/// Names the clients that own roles in one request, where asking each client would take as many as there are technical
/// users. The request is the one behind the console's dialogue for members of a role, and lists the roles that the caller may
/// grant: whoever only views gets an empty list (24.0.5 and 26.5.6), so the answer is believed when it holds what is known.
/// </summary>
internal sealed class RoleInventory(AdminApi api, RealmIds ids)
{
    /// <summary>The clients, or null when this caller is not told all of them.</summary>
    /// <param name="defaultRole">The role to choose members for. Its own members are left out of the answer.</param>
    /// <param name="known">Roles that were read; those of <paramref name="defaultRole"/> with its members.</param>
    public async Task<IReadOnlyCollection<string>?> ReadOwnersAsync(
        RoleRef defaultRole, Map<RoleRef, Role> known, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(defaultRole, out var chosen) || await FindAsync(ids.Roles[defaultRole], cancellationToken).ConfigureAwait(false) is not { } listed)
        {
            return null;
        }

        var expected = known.Keys.Where(r => !r.IsRealmRole && !chosen.Members.Contains(r));
        return expected.All(listed.Contains) ? [.. listed.Select(r => r.Client).Distinct(StringComparer.Ordinal)] : null;
    }

    private async Task<HashSet<RoleRef>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            using var list = await api
                .FindAsync($"ui-ext/available-roles/roles/{id}?first=0&max=-1&search=", Rights.ManageUsers, cancellationToken)
                .ConfigureAwait(false);
            return list?.RootElement.EnumerateArray()
                .Select(r => new RoleRef(ids.ClientOf(r.Text("clientId")) ?? string.Empty, r.Text("role")))
                .Where(r => !r.IsRealmRole)
                .ToHashSet();
        }
        catch (KeycloakException e) when (e.Finding.Code == KeycloakCodes.RightMissing.Code)
        {
            return null;
        }
    }
}
