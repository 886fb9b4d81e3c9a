using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>The role graph of a realm, for expansion.</summary>
public sealed class AccessGraph(RealmState realm)
{
    private readonly Dictionary<RoleRef, IReadOnlySet<RoleRef>> closures = [];

    public RealmState Realm { get; } = realm;

    /// <summary>The role and everything inside it, however deep; cycles end where they began.</summary>
    public IReadOnlySet<RoleRef> Closure(RoleRef role)
    {
        if (closures.TryGetValue(role, out var known))
        {
            return known;
        }

        var inside = new HashSet<RoleRef> { role };
        var open = new Stack<RoleRef>([role]);
        while (open.TryPop(out var next))
        {
            if (!Realm.Roles.TryGetValue(next, out var found))
            {
                continue;
            }

            foreach (var member in found.Members)
            {
                if (inside.Add(member))
                {
                    open.Push(member);
                }
            }
        }

        return closures[role] = inside;
    }

    public IReadOnlyList<Collections.ValueList<RoleRef>> Cycles { get; } = [];
}
