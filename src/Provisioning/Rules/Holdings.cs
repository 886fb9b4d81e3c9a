using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// What somebody holds: the grants of its own and of its groups, and everything inside them. Nothing is computed per
/// holder; the closures of roles are shared by all who hold them.
/// </summary>
public sealed class Holdings(RealmState realm, AccessGraph access)
{
    /// <summary>The roles that a service account holds directly or through groups, before expansion.</summary>
    public IReadOnlyCollection<RoleRef> RootsOf(ServiceAccount account) => RootsOf(account.Grants, account.Groups);

    /// <summary>The roles that a user holds directly or through groups, before expansion.</summary>
    public IReadOnlyCollection<RoleRef> RootsOf(User user) => RootsOf(user.Grants, user.Groups);

    /// <summary>Whether one of the roots is the role or contains it, however deep.</summary>
    public bool Reaches(IReadOnlyCollection<RoleRef> roots, RoleRef role)
    {
        foreach (var root in roots)
        {
            if (root == role || access.Closure(root).Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    private IReadOnlyCollection<RoleRef> RootsOf(ValueSet<RoleRef> grants, ValueSet<string> groups)
    {
        if (groups.Count == 0)
        {
            return grants;
        }

        var roots = new SortedSet<RoleRef>(grants);
        foreach (var path in groups)
        {
            // A member of /parent/child is a member of /parent too.
            for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            {
                if (realm.Groups.TryGetValue(path[..end], out var group))
                {
                    roots.UnionWith(group.Grants);
                }
            }
        }

        return roots;
    }
}
