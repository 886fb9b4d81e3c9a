namespace Provisioning.Collections;

/// <summary>The one order of names in this project: ordinal, because Keycloak's names are case-sensitive.</summary>
internal static class MapKeys
{
    public static int Compare<TKey>(TKey left, TKey right)
        where TKey : IComparable<TKey> =>
        left is string a && right is string b ? string.CompareOrdinal(a, b) : left.CompareTo(right);
}
