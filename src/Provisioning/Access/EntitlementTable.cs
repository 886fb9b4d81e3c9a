using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>What a principal has, by name; a view that holds no entry of its own, so 20,000 of them cost nothing.</summary>
internal sealed class EntitlementTable(AccessReach reach) : IReadOnlyDictionary<RoleRef, Entitlement>
{
    private RoleIndex Index => reach.Graph.Index;

    public int Count => reach.Held.Roles.Count;

    public IEnumerable<RoleRef> Keys => new RoleNames(Index, reach.Held.Roles);

    public IEnumerable<Entitlement> Values
    {
        get
        {
            foreach (var role in reach.Held.Roles)
            {
                yield return At(role);
            }
        }
    }

    public Entitlement this[RoleRef key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"'{key}' is not held.");

    public bool ContainsKey(RoleRef key) => Index.TryFind(key, out var role) && reach.Held.Roles.Contains(role);

    public bool TryGetValue(RoleRef key, [MaybeNullWhen(false)] out Entitlement value)
    {
        var found = Index.TryFind(key, out var role) && reach.Held.Roles.Contains(role);
        value = found ? At(role) : default;
        return found;
    }

    public IEnumerator<KeyValuePair<RoleRef, Entitlement>> GetEnumerator()
    {
        foreach (var value in Values)
        {
            yield return new(value.Role, value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Entitlement At(int role) => new(Index.NameOf(role), Index.IsPermission(role), reach.Of(role));
}
