using System.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>A set of roles by name over the bits of a <see cref="RoleSet"/>; enumerates in the order of the names.</summary>
internal sealed class RoleNames(RoleIndex index, RoleSet roles) : IReadOnlySet<RoleRef>
{
    public int Count => roles.Count;

    public bool Contains(RoleRef item) => index.TryFind(item, out var role) && roles.Contains(role);

    public IEnumerator<RoleRef> GetEnumerator()
    {
        foreach (var role in roles)
        {
            yield return index.NameOf(role);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool IsSubsetOf(IEnumerable<RoleRef> other) => this.All(other.ToHashSet().Contains);

    public bool IsProperSubsetOf(IEnumerable<RoleRef> other)
    {
        var others = other.ToHashSet();
        return others.Count > Count && this.All(others.Contains);
    }

    public bool IsSupersetOf(IEnumerable<RoleRef> other) => other.All(Contains);

    public bool IsProperSupersetOf(IEnumerable<RoleRef> other)
    {
        var others = other.ToHashSet();
        return others.Count < Count && others.All(Contains);
    }

    public bool Overlaps(IEnumerable<RoleRef> other) => other.Any(Contains);

    public bool SetEquals(IEnumerable<RoleRef> other)
    {
        var others = other.ToHashSet();
        return others.Count == Count && others.All(Contains);
    }
}
