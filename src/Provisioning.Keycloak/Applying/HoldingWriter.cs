using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>Gives a user the grants and groups it is to have, and takes away the rest.</summary>
internal sealed class HoldingWriter(AdminApi api, NameLookup names)
{
    private readonly RoleListWriter roles = new(api, names);

    /// <param name="user">The server's id of it.</param>
    public async Task ChangeAsync(string user, ServiceAccount before, ServiceAccount after, CancellationToken cancellationToken)
    {
        await roles.ChangeAsync(RoleHolder.User(user), before.Grants, after.Grants, cancellationToken).ConfigureAwait(false);
        foreach (var (method, paths) in new[]
        {
            (HttpMethod.Delete, before.Groups.Where(g => !after.Groups.Contains(g))),
            (HttpMethod.Put, after.Groups.Where(g => !before.Groups.Contains(g))),
        })
        {
            foreach (var path in paths)
            {
                var group = await names.GroupAsync(path, cancellationToken).ConfigureAwait(false);
                await api.WriteAsync(method, $"users/{user}/groups/{group}", null, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// After something was taken away: tokens issued before still name the role. Ending the sessions makes introspection and the
    /// Admin API refuse them.
    /// </summary>
    public async Task EndSessionsAsync(string user, ServiceAccount before, ServiceAccount after, CancellationToken cancellationToken)
    {
        if (before.Grants.Any(g => !after.Grants.Contains(g)) || before.Groups.Any(g => !after.Groups.Contains(g)))
        {
            await api.WriteAsync(HttpMethod.Post, $"users/{user}/logout", null, Rights.ManageUsers, cancellationToken).ConfigureAwait(false);
        }
    }
}
