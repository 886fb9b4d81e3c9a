using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Provisioning.Collections;

/// <summary>
/// An immutable dictionary that equals another with the same entries and always lists them in key order,
/// so that everything built from it (plans, files, tables) is deterministic.
/// </summary>
public sealed class Map<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<Map<TKey, TValue>>
    where TKey : notnull, IComparable<TKey>
{
    private readonly KeyValuePair<TKey, TValue>[] entries;
    private readonly Dictionary<TKey, TValue>? index;

    private Map(KeyValuePair<TKey, TValue>[] sorted)
    {
        entries = sorted;
        // Below this size a binary search is as fast and a technical user has half a dozen such maps.
        index = sorted.Length > 8 ? new Dictionary<TKey, TValue>(sorted) : null;
    }

    public static Map<TKey, TValue> Empty { get; } = new([]);

    public int Count => entries.Length;

    public IEnumerable<TKey> Keys => entries.Select(e => e.Key);

    public IEnumerable<TValue> Values => entries.Select(e => e.Value);

    public TValue this[TKey key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no entry '{key}'.");

    /// <summary>Builds a map; of several entries with one key the last counts.</summary>
    public static Map<TKey, TValue> From(IEnumerable<KeyValuePair<TKey, TValue>> source)
    {
        var array = source.ToArray();
        if (array.Length == 0)
        {
            return Empty;
        }

        if (!IsSorted(array))
        {
            var last = new Dictionary<TKey, TValue>(array.Length);
            foreach (var (key, value) in array)
            {
                last[key] = value;
            }

            array = [.. last];
            Array.Sort(array, static (a, b) => MapKeys.Compare(a.Key, b.Key));
        }

        return new Map<TKey, TValue>(array);
    }

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (index is not null)
        {
            return index.TryGetValue(key, out value);
        }

        foreach (var entry in entries)
        {
            if (MapKeys.Compare(entry.Key, key) == 0)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public TValue GetOr(TKey key, TValue otherwise) => TryGetValue(key, out var value) ? value : otherwise;

    public Map<TKey, TValue> With(TKey key, TValue value)
    {
        var at = PositionOf(key);
        var rest = at < entries.Length && MapKeys.Compare(entries[at].Key, key) == 0 ? at + 1 : at;
        return new([.. entries.AsSpan(0, at), new(key, value), .. entries.AsSpan(rest)]);
    }

    public Map<TKey, TValue> Without(TKey key)
    {
        var at = PositionOf(key);
        return at < entries.Length && MapKeys.Compare(entries[at].Key, key) == 0
            ? new([.. entries.AsSpan(0, at), .. entries.AsSpan(at + 1)])
            : this;
    }

    /// <summary>Entries of both; where both have a key, the other's value counts.</summary>
    public Map<TKey, TValue> Merge(IEnumerable<KeyValuePair<TKey, TValue>> other) => From(entries.Concat(other));

    /// <summary>A struct, so that loops over the many small collections of a realm allocate nothing.</summary>
    public ImmutableArray<KeyValuePair<TKey, TValue>>.Enumerator GetEnumerator() =>
        ImmutableCollectionsMarshal.AsImmutableArray(entries).GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<TKey, TValue>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => entries.GetEnumerator();

    public bool Equals(Map<TKey, TValue>? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || entries.Length != other.entries.Length)
        {
            return false;
        }

        for (var i = 0; i < entries.Length; i++)
        {
            if (MapKeys.Compare(entries[i].Key, other.entries[i].Key) != 0
                || !EqualityComparer<TValue>.Default.Equals(entries[i].Value, other.entries[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Map<TKey, TValue>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in entries)
        {
            hash.Add(key);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{{{string.Join(", ", entries.Select(e => $"{e.Key}: {e.Value}"))}}}";

    /// <summary>Where the key is, or would have to be put.</summary>
    private int PositionOf(TKey key)
    {
        int low = 0, high = entries.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (MapKeys.Compare(entries[middle].Key, key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool IsSorted(KeyValuePair<TKey, TValue>[] array)
    {
        for (var i = 1; i < array.Length; i++)
        {
            if (MapKeys.Compare(array[i - 1].Key, array[i].Key) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
