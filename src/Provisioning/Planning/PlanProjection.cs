using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// What a realm is after changes, as Keycloak carries them out: a deleted client takes its roles along, and a deleted role
/// or scope disappears from everything that refers to it.
/// </summary>
public static class PlanProjection
{
    /// <summary>The realm after the changes in the given order.</summary>
    public static RealmState Apply(RealmState observed, IEnumerable<Change> changes)
    {
        var clients = new Dictionary<string, Client>(observed.Clients, StringComparer.Ordinal);
        var roles = new Dictionary<RoleRef, Role>(observed.Roles);
        var scopes = new Dictionary<string, ClientScope>(observed.ClientScopes, StringComparer.Ordinal);
        var users = new Dictionary<string, User>(observed.Users, StringComparer.Ordinal);
        var gone = new ObjectSet();
        foreach (var change in changes)
        {
            switch (change.After)
            {
                case Client client:
                    clients[client.ClientId] = client;
                    break;
                case Role role:
                    roles[role.Ref] = role;
                    break;
                case ClientScope scope:
                    scopes[scope.Name] = scope;
                    break;
                case User user:
                    users[user.Username] = user;
                    break;
                default:
                    gone.Add(change.Before!);
                    break;
            }
        }

        if (gone.Clients.Count > 0)
        {
            gone.Roles.UnionWith(roles.Keys.Where(r => gone.Clients.Contains(r.Client)));
        }

        var after = observed with
        {
            Clients = Map<string, Client>.From(clients.Where(e => !gone.Clients.Contains(e.Key))),
            Roles = Map<RoleRef, Role>.From(roles.Where(e => !gone.Roles.Contains(e.Key))),
            ClientScopes = Map<string, ClientScope>.From(scopes.Where(e => !gone.Scopes.Contains(e.Key))),
            Users = Map<string, User>.From(users.Where(e => !gone.Users.Contains(e.Key))),
        };
        return gone.Roles.Count + gone.Scopes.Count == 0 ? after : new References(gone).RemoveFrom(after);
    }
}
