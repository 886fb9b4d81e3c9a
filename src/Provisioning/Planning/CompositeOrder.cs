using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// The order in which roles that contain each other come into being: members before composites. Roles in a cycle, or
/// behind one, cannot be ordered; they are made without each other first and linked afterwards.
/// </summary>
internal sealed class CompositeOrder
{
    private readonly Dictionary<RoleRef, int> levels = [];

    private CompositeOrder()
    {
    }

    /// <summary>How many levels the ordered roles have.</summary>
    public int Levels { get; private set; }

    /// <param name="roles">The roles to order. Members that are none of them do not count.</param>
    public static CompositeOrder Of(IReadOnlyCollection<Role> roles)
    {
        var order = new CompositeOrder();
        var known = roles.Select(r => r.Ref).ToHashSet();
        var open = new Dictionary<RoleRef, int>(roles.Count);
        var composites = new Dictionary<RoleRef, List<RoleRef>>();
        var ready = new Queue<RoleRef>();
        foreach (var role in roles)
        {
            var members = role.Members.Where(known.Contains).ToList();
            open[role.Ref] = members.Count;
            order.levels[role.Ref] = 0;
            if (members.Count == 0)
            {
                ready.Enqueue(role.Ref);
            }

            foreach (var member in members)
            {
                (composites.TryGetValue(member, out var list) ? list : composites[member] = []).Add(role.Ref);
            }
        }

        while (ready.TryDequeue(out var done))
        {
            open.Remove(done);
            order.Levels = Math.Max(order.Levels, order.levels[done] + 1);
            foreach (var composite in composites.GetValueOrDefault(done) ?? [])
            {
                order.levels[composite] = Math.Max(order.levels[composite], order.levels[done] + 1);
                if (--open[composite] == 0)
                {
                    ready.Enqueue(composite);
                }
            }
        }

        foreach (var unordered in open.Keys)
        {
            order.levels.Remove(unordered);
        }

        return order;
    }

    /// <summary>The role's level from 0, or null when a cycle keeps it from having one.</summary>
    public int? LevelOf(RoleRef role) => levels.TryGetValue(role, out var level) ? level : null;
}
