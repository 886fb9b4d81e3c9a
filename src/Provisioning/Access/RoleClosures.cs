namespace Provisioning.Access;

/// <summary>
/// Everything inside a role, itself included. Computed on demand, once per component, from the closures of what is directly
/// inside; so all closures together cost each edge once.
/// </summary>
internal sealed class RoleClosures(RoleIndex index, RoleComponents components, RoleSetBuilder scratch)
{
    private readonly RoleSet?[] known = new RoleSet?[components.Count];
    private readonly Stack<int> todo = new();

    public int VisitedEdges { get; private set; }

    public RoleSet Of(int role)
    {
        var component = components.Of(role);
        return known[component] ?? Compute(component);
    }

    private RoleSet Compute(int wanted)
    {
        todo.Push(wanted);
        while (todo.TryPeek(out var component))
        {
            if (known[component] is not null || !PushUnknownBelow(component))
            {
                todo.Pop();
                known[component] ??= Unite(component);
            }
        }

        return known[wanted]!;
    }

    private bool PushUnknownBelow(int component)
    {
        var before = todo.Count;
        foreach (var role in components.RolesOf(component))
        {
            foreach (var member in index.MembersOf(role))
            {
                var below = components.Of(member);
                if (below != component && known[below] is null)
                {
                    todo.Push(below);
                }
            }
        }

        return todo.Count > before;
    }

    private RoleSet Unite(int component)
    {
        foreach (var role in components.RolesOf(component))
        {
            scratch.Add(role);
            foreach (var member in index.MembersOf(role))
            {
                VisitedEdges++;
                if (components.Of(member) != component)
                {
                    scratch.AddAll(known[components.Of(member)]!);
                }
            }
        }

        return scratch.Build();
    }
}
