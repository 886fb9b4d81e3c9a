using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// Walks the paths from grants to one role, one after the other as they are asked for. It only ever turns into roles that
/// lead to the target, so no step is wasted, and keeps its own stack, because paths may be longer than a thread's.
/// </summary>
internal sealed class PathWalker(HeldRoles held, int target)
{
    private readonly RoleIndex index = held.Graph.Index;
    private readonly RoleComponents components = held.Graph.Components;
    private readonly List<int> roles = [];
    private readonly Stack<(IEnumerator<Turn> Turns, int Length)> stack = new();

    /// <summary>Grants of the target itself come first; the rest in the order of grants and members.</summary>
    public IEnumerable<AccessPath> Paths()
    {
        foreach (var source in held.Sources.Where(s => s.Role == target))
        {
            yield return new AccessPath(source.Start, source.Group, [index.NameOf(target)]);
        }

        foreach (var source in held.Sources.Where(s => s.Role != target && held.Graph.Closures.Of(s.Role).Contains(target)))
        {
            foreach (var path in PathsFrom(source.Role))
            {
                yield return new AccessPath(source.Start, source.Group, path);
            }
        }
    }

    private IEnumerable<ValueList<RoleRef>> PathsFrom(int start)
    {
        roles.Clear();
        stack.Clear();
        stack.Push((TurnsAt(start).GetEnumerator(), 0));
        while (stack.TryPeek(out var top))
        {
            roles.RemoveRange(top.Length, roles.Count - top.Length);
            if (!top.Turns.MoveNext())
            {
                top.Turns.Dispose();
                stack.Pop();
                continue;
            }

            var turn = top.Turns.Current;
            roles.AddRange(turn.Along);
            if (turn.Next < 0)
            {
                yield return ValueList.From(roles.Select(index.NameOf));
            }
            else
            {
                stack.Push((TurnsAt(turn.Next).GetEnumerator(), roles.Count));
            }
        }
    }

    /// <summary>The ways on from a role: along its own cycle, if it is in one, to a role from where another component is entered.</summary>
    private IEnumerable<Turn> TurnsAt(int role)
    {
        var component = components.Of(role);
        if (component == components.Of(target))
        {
            yield return new Turn(CycleWalk.Shortest(index, components, role, target), -1);
            yield break;
        }

        foreach (var exit in components.RolesOf(component).ToArray())
        {
            foreach (var member in index.MembersOf(exit).ToArray())
            {
                if (components.Of(member) != component && held.Graph.Closures.Of(member).Contains(target))
                {
                    yield return new Turn(CycleWalk.Shortest(index, components, role, exit), member);
                }
            }
        }
    }

    /// <summary>Roles to walk along, and the one to go on from; below zero when the target is reached.</summary>
    private readonly record struct Turn(int[] Along, int Next);
}
