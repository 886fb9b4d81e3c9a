using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Which of a few roles of interest a role contains; worked out once per role, however many hold it.</summary>
internal sealed class ReachableRoles(AccessGraph access, IEnumerable<RoleRef> ofInterest)
{
    private readonly ImmutableArray<RoleRef> targets = [.. ofInterest.Order()];
    private readonly Dictionary<RoleRef, ImmutableArray<RoleRef>> known = [];

    public bool IsEmpty => targets.IsEmpty;

    /// <summary>The roles of interest in <paramref name="role"/>, itself included, in order.</summary>
    public ImmutableArray<RoleRef> From(RoleRef role)
    {
        if (!known.TryGetValue(role, out var reached))
        {
            var closure = access.Closure(role);
            known.Add(role, reached = [.. targets.Where(closure.Contains)]);
        }

        return reached;
    }
}
