namespace Provisioning.Access;

/// <summary>Ways inside one component of the role graph.</summary>
internal static class CycleWalk
{
    /// <summary>The shortest way from one role of a component to another, both included; of equal ones the first by name.</summary>
    public static int[] Shortest(RoleIndex index, RoleComponents components, int from, int to)
    {
        if (from == to)
        {
            return [from];
        }

        return WayTo(Search(index, components, from, to), from, to);
    }

    /// <summary>The shortest way from a role through its component back to itself, without the repeated end.</summary>
    public static int[] Around(RoleIndex index, RoleComponents components, int role)
    {
        var cameFrom = Search(index, components, role, role);
        return WayTo(cameFrom, role, cameFrom[role]);
    }

    private static Dictionary<int, int> Search(RoleIndex index, RoleComponents components, int from, int to)
    {
        var component = components.Of(from);
        var cameFrom = new Dictionary<int, int>();
        var queue = new Queue<int>([from]);
        while (!cameFrom.ContainsKey(to) && queue.TryDequeue(out var role))
        {
            foreach (var member in index.MembersOf(role))
            {
                // A role that contains itself is a cycle of its own and no way round its component.
                if (member != role && components.Of(member) == component && cameFrom.TryAdd(member, role))
                {
                    queue.Enqueue(member);
                }
            }
        }

        return cameFrom;
    }

    private static int[] WayTo(Dictionary<int, int> cameFrom, int from, int to)
    {
        var way = new List<int> { to };
        for (var at = to; at != from;)
        {
            at = cameFrom[at];
            way.Add(at);
        }

        way.Reverse();
        return [.. way];
    }
}
