using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// A set of objects by their names. Roles are told apart by client and name, because an address alone does not say which
/// of its slashes divides the two.
/// </summary>
internal sealed class ObjectSet
{
    public HashSet<string> Clients { get; } = new(StringComparer.Ordinal);

    public HashSet<RoleRef> Roles { get; } = [];

    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Users { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Clients.Count == 0 && Roles.Count == 0 && Scopes.Count == 0 && Users.Count == 0;

    public static ObjectSet Of(IEnumerable<IRealmObject> items)
    {
        var set = new ObjectSet();
        foreach (var item in items)
        {
            set.Add(item);
        }

        return set;
    }

    public bool Add(IRealmObject item) => item switch
    {
        Client client => Clients.Add(client.ClientId),
        Role role => Roles.Add(role.Ref),
        ClientScope scope => Scopes.Add(scope.Name),
        User user => Users.Add(user.Username),
        _ => false,
    };

    public bool Contains(IRealmObject item) => item switch
    {
        Client client => Clients.Contains(client.ClientId),
        Role role => Roles.Contains(role.Ref),
        ClientScope scope => Scopes.Contains(scope.Name),
        User user => Users.Contains(user.Username),
        _ => false,
    };
}
