namespace Provisioning.Resources;

/// <summary>What a resource is called in its program: a type token such as <c>keycloak:index/role:Role</c>, and a logical name.</summary>
public readonly record struct ResourceKey(string Type, string Name) : IComparable<ResourceKey>
{
    public int CompareTo(ResourceKey other)
    {
        var order = string.CompareOrdinal(Type, other.Type);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{Type}::{Name}";

    public static bool operator <(ResourceKey left, ResourceKey right) => left.CompareTo(right) < 0;

    public static bool operator >(ResourceKey left, ResourceKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(ResourceKey left, ResourceKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ResourceKey left, ResourceKey right) => left.CompareTo(right) >= 0;
}
