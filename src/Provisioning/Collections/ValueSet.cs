using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Provisioning.Collections;

/// <summary>An immutable, ordered set that equals another with the same members.</summary>
[CollectionBuilder(typeof(ValueSet), nameof(ValueSet.Create))]
public sealed class ValueSet<T> : IReadOnlyCollection<T>, IEquatable<ValueSet<T>>
    where T : notnull, IComparable<T>
{
    private readonly T[] members;

    internal ValueSet(T[] sorted) => members = sorted;

    public static ValueSet<T> Empty { get; } = new([]);

    public int Count => members.Length;

    public bool Contains(T item)
    {
        int low = 0, high = members.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = MapKeys.Compare(members[middle], item);
            if (order == 0)
            {
                return true;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return false;
    }

    public ValueSet<T> With(T item) => Contains(item) ? this : ValueSet.From(members.Append(item));

    public ValueSet<T> Without(T item) =>
        Contains(item) ? ValueSet.From(members.Where(m => MapKeys.Compare(m, item) != 0)) : this;

    /// <summary>A struct, so that loops over the many small collections of a realm allocate nothing.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => ImmutableCollectionsMarshal.AsImmutableArray(members).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => members.GetEnumerator();

    public bool Equals(ValueSet<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && members.AsSpan().SequenceEqual(other.members));

    public override bool Equals(object? obj) => Equals(obj as ValueSet<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var member in members)
        {
            hash.Add(member);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", members)}]";
}

/// <summary>Makes <see cref="ValueSet{T}"/> from unordered items.</summary>
public static class ValueSet
{
    public static ValueSet<T> Create<T>(ReadOnlySpan<T> items)
        where T : notnull, IComparable<T> => FromArray(items.ToArray());

    public static ValueSet<T> From<T>(IEnumerable<T> items)
        where T : notnull, IComparable<T> => FromArray([.. items]);

    private static ValueSet<T> FromArray<T>(T[] array)
        where T : notnull, IComparable<T>
    {
        if (array.Length == 0)
        {
            return ValueSet<T>.Empty;
        }

        if (!IsSorted(array))
        {
            Array.Sort(array, MapKeys.Compare);
        }

        var kept = 1;
        for (var i = 1; i < array.Length; i++)
        {
            if (MapKeys.Compare(array[i], array[kept - 1]) != 0)
            {
                array[kept++] = array[i];
            }
        }

        return new ValueSet<T>(kept == array.Length ? array : array[..kept]);
    }

    private static bool IsSorted<T>(T[] array)
        where T : notnull, IComparable<T>
    {
        for (var i = 1; i < array.Length; i++)
        {
            if (MapKeys.Compare(array[i - 1], array[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
