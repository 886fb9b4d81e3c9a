using System.Runtime.InteropServices;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>Compares what principals reach; each pair of shared expansions only once.</summary>
internal sealed class AccessComparison
{
    private readonly Dictionary<(AccessReach, AccessReach), ImmutableArray<RoleChange>> known = [];

    public int Distinct => known.Count;

    public ImmutableArray<RoleChange> Of(AccessReach before, AccessReach after)
    {
        ref var changes = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (before, after), out var exists);
        if (!exists)
        {
            changes = Compare(before, after);
        }

        return changes;
    }

    /// <summary>Merges the two sorted sets of names; numbers of two graphs cannot be compared.</summary>
    private static ImmutableArray<RoleChange> Compare(AccessReach before, AccessReach after)
    {
        var changes = ImmutableArray.CreateBuilder<RoleChange>();
        var (old, now) = (before.Held.Roles.GetEnumerator(), after.Held.Roles.GetEnumerator());
        var (hasOld, hasNow) = (old.MoveNext(), now.MoveNext());
        while (hasOld || hasNow)
        {
            var order = !hasOld ? 1 : !hasNow ? -1 : NameOf(before, old.Current).CompareTo(NameOf(after, now.Current));
            var was = order <= 0 ? before.Of(old.Current) : Reach.None;
            var willBe = order >= 0 ? after.Of(now.Current) : Reach.None;
            if (was < willBe)
            {
                changes.Add(new RoleChange(after, now.Current, was, willBe));
            }
            else if (was > willBe)
            {
                changes.Add(new RoleChange(before, old.Current, was, willBe));
            }

            hasOld = order <= 0 ? old.MoveNext() : hasOld;
            hasNow = order >= 0 ? now.MoveNext() : hasNow;
        }

        return changes.ToImmutable();
    }

    private static RoleRef NameOf(AccessReach reach, int role) => reach.Graph.Index.NameOf(role);
}
