namespace Provisioning.Access;

/// <summary>Merges two sorted sequences, neither with duplicates, into one.</summary>
internal static class SortedUnion
{
    public static IEnumerable<T> Of<T>(IEnumerable<T> left, IEnumerable<T> right)
        where T : IComparable<T>
    {
        using var a = left.GetEnumerator();
        using var b = right.GetEnumerator();
        var (hasA, hasB) = (a.MoveNext(), b.MoveNext());
        while (hasA || hasB)
        {
            var order = !hasA ? 1 : !hasB ? -1 : a.Current.CompareTo(b.Current);
            yield return order <= 0 ? a.Current : b.Current;
            hasA = order <= 0 ? a.MoveNext() : hasA;
            hasB = order >= 0 ? b.MoveNext() : hasB;
        }
    }
}
