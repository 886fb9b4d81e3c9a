namespace Provisioning.Realms;

/// <summary>The name of an object in a realm: <c>client:sa-x</c>, <c>role:App/view</c>, <c>client-scope:grant:App/view</c>, <c>user:x@acme.example</c>.</summary>
public readonly record struct Address(ObjectKind Kind, string Name) : IComparable<Address>
{
    public int CompareTo(Address other)
    {
        // Comparing enums themselves boxes both, and plans sort many addresses.
        var order = ((int)Kind).CompareTo((int)other.Kind);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    public string KindName => Kind switch
    {
        ObjectKind.Client => "client",
        ObjectKind.Role => "role",
        ObjectKind.User => "user",
        _ => "client-scope",
    };

    public override string ToString() => $"{KindName}:{Name}";

    public static bool operator <(Address left, Address right) => left.CompareTo(right) < 0;

    public static bool operator >(Address left, Address right) => left.CompareTo(right) > 0;

    public static bool operator <=(Address left, Address right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Address left, Address right) => left.CompareTo(right) >= 0;
}
