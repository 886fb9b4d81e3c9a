using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Cli.Matrices;

/// <summary>One permission that a technical user has, how it has it, and whether its token carries it.</summary>
internal readonly record struct Holding(RoleRef Permission, Membership How, bool InToken)
{
    /// <summary>All permissions of a technical user, in the order of their names.</summary>
    public static IEnumerable<Holding> Of(AccessGraph graph, Holder holder)
    {
        var granted = holder.Grants;
        var others = Inside(graph, holder);
        return graph.Expand(holder.Principal).Entitlements.Values
            .Where(e => e.IsPermission)
            .Select(e => new Holding(
                e.Role,
                (granted.Contains(e.Role) ? Membership.Direct : Membership.None)
                    | (others.Contains(e.Role) || !granted.Contains(e.Role) ? Membership.Inherited : Membership.None),
                e.Reach == Reach.Token));
    }

    // What the grants contain beside themselves. A group's grants are found by what is held without being granted.
    private static HashSet<RoleRef> Inside(AccessGraph graph, Holder holder)
    {
        var inside = new HashSet<RoleRef>();
        foreach (var role in holder.Grants.Where(r => !(graph.Realm.Roles.TryGetValue(r, out var found) && found.IsPermission)))
        {
            inside.UnionWith(graph.Closure(role));
        }

        foreach (var path in holder.Groups)
        {
            if (graph.Realm.Groups.TryGetValue(path, out var group))
            {
                inside.UnionWith(group.Grants.SelectMany(graph.Closure));
            }
        }

        return inside;
    }
}
