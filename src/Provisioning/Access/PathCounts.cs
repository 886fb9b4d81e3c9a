namespace Provisioning.Access;

/// <summary>
/// Counts the paths to everything held in one pass from the grants downwards, without walking any path. Inside a cycle
/// only the shortest way counts, since going round grants nothing more; so every count is finite.
/// </summary>
internal static class PathCounts
{
    /// <summary>One count for each held role, in their order; a number too large for a long stays at its maximum.</summary>
    public static ImmutableArray<long> Of(HeldRoles held)
    {
        var (index, components) = (held.Graph.Index, held.Graph.Components);
        var reached = ComponentsOf(held);
        var ways = new Dictionary<int, long>(reached.Count);
        foreach (var source in held.Sources)
        {
            Increase(ways, components.Of(source.Role), 1);
        }

        // What a component contains has a lower number, so from the highest down each is complete when its turn comes.
        foreach (var component in reached.Reverse())
        {
            var here = ways[component];
            foreach (var role in components.RolesOf(component))
            {
                foreach (var member in index.MembersOf(role))
                {
                    held.Graph.CountedEdges++;
                    if (components.Of(member) != component)
                    {
                        Increase(ways, components.Of(member), here);
                    }
                }
            }
        }

        var counts = ImmutableArray.CreateBuilder<long>(held.Roles.Count);
        foreach (var role in held.Roles)
        {
            counts.Add(ways[components.Of(role)]);
        }

        return counts.MoveToImmutable();
    }

    private static SortedSet<int> ComponentsOf(HeldRoles held)
    {
        var reached = new SortedSet<int>();
        foreach (var role in held.Roles)
        {
            reached.Add(held.Graph.Components.Of(role));
        }

        return reached;
    }

    private static void Increase(Dictionary<int, long> ways, int component, long by)
    {
        var now = ways.GetValueOrDefault(component);
        ways[component] = now > long.MaxValue - by ? long.MaxValue : now + by;
    }
}
