using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// Names the cycles among composites. A tangle of many cycles is told by some of them: each shortest through the first role
/// by name that no earlier one passes, up to a cap, so that the search stays linear.
/// </summary>
internal static class CycleFinder
{
    private const int MaxCyclesPerComponent = 10;

    /// <summary>Each cycle starts at its first role by name, and names no role twice: the last one contains the first.</summary>
    public static ImmutableArray<ValueList<RoleRef>> Find(RoleGraph graph)
    {
        var cycles = new SortedSet<int[]>(Comparer<int[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (var role = 0; role < graph.Index.Count; role++)
        {
            if (graph.Index.MembersOf(role).Contains(role))
            {
                cycles.Add([role]);
            }
        }

        for (var component = 0; component < graph.Components.Count; component++)
        {
            if (graph.Components.IsCyclic(component))
            {
                FindIn(graph, component, cycles);
            }
        }

        return [.. cycles.Select(c => ValueList.From(c.Select(graph.Index.NameOf)))];
    }

    private static void FindIn(RoleGraph graph, int component, SortedSet<int[]> cycles)
    {
        var passed = new HashSet<int>();
        var found = 0;
        foreach (var role in graph.Components.RolesOf(component))
        {
            if (found < MaxCyclesPerComponent && !passed.Contains(role))
            {
                var cycle = CycleWalk.Around(graph.Index, graph.Components, role);
                passed.UnionWith(cycle);
                cycles.Add(Canonical(cycle));
                found++;
            }
        }
    }

    private static int[] Canonical(int[] cycle)
    {
        var first = Array.IndexOf(cycle, cycle.Min());
        return [.. cycle[first..], .. cycle[..first]];
    }
}
