using Provisioning.Realms;

namespace Provisioning.Resources.Previews;

/// <summary>
/// Names for ids of roles that no resource has. Each technical user of ours carries one client scope for each role that it
/// holds, so its ids and the names of its scopes are the same set twice; an id that occurs with a name wherever either occurs,
/// and is alone in that, has that name.
/// </summary>
internal sealed class RoleEquations
{
    private readonly Dictionary<string, List<int>> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<RoleRef, List<int>> names = [];
    private readonly Dictionary<string, RoleRef> solved = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Says that these ids are these roles, in some order. A set that is larger than the other says nothing.</summary>
    public void Add(IReadOnlyCollection<string> left, IReadOnlyCollection<RoleRef> right)
    {
        if (left.Count == 0 || left.Count != right.Count)
        {
            return;
        }

        foreach (var id in left)
        {
            Note(ids, id);
        }

        foreach (var name in right)
        {
            Note(names, name);
        }

        count++;
    }

    public void Solve()
    {
        var byOccurrence = names.GroupBy(n => Signature(n.Value)).ToDictionary(g => g.Key, g => g.Select(n => n.Key).ToArray(), StringComparer.Ordinal);
        foreach (var group in ids.GroupBy(i => Signature(i.Value)))
        {
            if (byOccurrence.TryGetValue(group.Key, out var roles) && roles.Length == 1 && group.Count() == 1)
            {
                solved[group.First().Key] = roles[0];
            }
        }
    }

    public RoleRef? NameOf(string id) => solved.TryGetValue(id, out var role) ? role : null;

    private void Note<TKey>(Dictionary<TKey, List<int>> of, TKey key)
        where TKey : notnull
    {
        if (!of.TryGetValue(key, out var occurrences))
        {
            of[key] = occurrences = [];
        }

        occurrences.Add(count);
    }

    private static string Signature(List<int> occurrences) => string.Join(',', occurrences);
}
