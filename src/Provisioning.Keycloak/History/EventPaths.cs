using Provisioning.Realms;

namespace Provisioning.Keycloak.History;

/// <summary>Where admin events speak of an object: paths of the Admin API, with ids, names unescaped.</summary>
internal static class EventPaths
{
    /// <summary>The paths of the object; below them are those of its parts. Empty when its ids were not read.</summary>
    public static ImmutableArray<string> Of(IRealmObject item, RealmIds ids) => item switch
    {
        Client client => [.. Of("clients/", ids.Client(client.ClientId)), .. Of("users/", ids.Users.GetValueOrDefault(client.ClientId))],
        Role role =>
        [
            .. Of("roles-by-id/", ids.Roles.GetValueOrDefault(role.Ref)),
            .. role.Ref.IsRealmRole
                ? Of("roles/", role.Ref.Name)
                : ids.Client(role.Ref.Client) is { } owner ? Of($"clients/{owner}/roles/", role.Ref.Name) : [],
        ],
        User user => Of("users/", ids.PasswordUsers.GetValueOrDefault(user.Username)),
        ClientScope scope => Of("client-scopes/", ids.Scopes.GetValueOrDefault(scope.Name)),
        _ => [],
    };

    /// <summary>
    /// Whether an event at this path is about the object. The server's search also finds longer names that begin alike, and a
    /// client's roles are objects of their own.
    /// </summary>
    public static bool Means(string path, string found) =>
        (found == path || found.StartsWith(path + "/", StringComparison.Ordinal))
        && !(path.StartsWith("clients/", StringComparison.Ordinal) && path.Count(c => c == '/') == 1
            && found[path.Length..].StartsWith("/roles/", StringComparison.Ordinal));

    private static ImmutableArray<string> Of(string folder, string? id) => id is null ? [] : [folder + id];
}
