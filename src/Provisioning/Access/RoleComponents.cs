namespace Provisioning.Access;

/// <summary>
/// The strongly connected components of a role graph: a role by itself, or roles that contain each other.
/// They are numbered so that what a component contains has a lower number than the component. Tarjan's algorithm with a
/// stack of its own, because a realm may nest roles deeper than a thread's stack.
/// </summary>
internal sealed class RoleComponents
{
    private readonly int[] componentOf;
    private readonly int[] ordered;
    private readonly List<int> starts = [];

    public RoleComponents(RoleIndex index)
    {
        componentOf = new int[index.Count];
        ordered = new int[index.Count];
        var search = new Search(index, this);
        for (var role = 0; role < index.Count; role++)
        {
            search.From(role);
        }

        starts.Add(index.Count);
        VisitedEdges = search.VisitedEdges;
    }

    public int Count => starts.Count - 1;

    public int VisitedEdges { get; }

    public int Of(int role) => componentOf[role];

    /// <summary>The roles of a component in the order of their names.</summary>
    public ReadOnlySpan<int> RolesOf(int component) => ordered.AsSpan(starts[component]..starts[component + 1]);

    /// <summary>Whether several roles contain each other. A role that contains itself is no more than that role.</summary>
    public bool IsCyclic(int component) => starts[component + 1] - starts[component] > 1;

    private sealed class Search(RoleIndex index, RoleComponents result)
    {
        private readonly int[] order = new int[index.Count];
        private readonly int[] lowest = new int[index.Count];
        private readonly int[] nextMember = new int[index.Count];
        private readonly bool[] open = new bool[index.Count];
        private readonly Stack<int> path = new();
        private readonly Stack<int> pending = new();
        private int met;
        private int placed;

        public int VisitedEdges { get; private set; }

        public void From(int root)
        {
            if (order[root] != 0)
            {
                return;
            }

            Enter(root);
            while (path.TryPeek(out var role))
            {
                var members = index.MembersOf(role);
                if (nextMember[role] == members.Length)
                {
                    path.Pop();
                    Leave(role);
                    continue;
                }

                VisitedEdges++;
                var member = members[nextMember[role]++];
                if (order[member] == 0)
                {
                    Enter(member);
                }
                else if (open[member])
                {
                    lowest[role] = Math.Min(lowest[role], order[member]);
                }
            }
        }

        private void Enter(int role)
        {
            order[role] = lowest[role] = ++met;
            open[role] = true;
            path.Push(role);
            pending.Push(role);
        }

        private void Leave(int role)
        {
            if (path.TryPeek(out var above))
            {
                lowest[above] = Math.Min(lowest[above], lowest[role]);
            }

            if (lowest[role] != order[role])
            {
                return;
            }

            var start = placed;
            int member;
            do
            {
                member = pending.Pop();
                open[member] = false;
                result.componentOf[member] = result.starts.Count;
                result.ordered[placed++] = member;
            }
            while (member != role);

            result.starts.Add(start);
            result.ordered.AsSpan(start..placed).Sort();
        }
    }
}
