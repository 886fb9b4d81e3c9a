namespace Provisioning.Realms;

/// <summary>
/// The full name of a role or permission. Names are unique only per client, so the client belongs to it;
/// a realm role has an empty client.
/// </summary>
public readonly record struct RoleRef(string Client, string Name) : IComparable<RoleRef>
{
    public static RoleRef OfRealm(string name) => new(string.Empty, name);

    /// <summary>What <see cref="ToString"/> writes. A client id with a slash in it is not told from the name after it.</summary>
    public static RoleRef Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? OfRealm(text) : new(text[..slash], text[(slash + 1)..]);
    }

    public bool IsRealmRole => Client.Length == 0;

    public int CompareTo(RoleRef other)
    {
        var order = string.CompareOrdinal(Client, other.Client);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>client/name</c>, or the bare name of a realm role.</summary>
    public override string ToString() => IsRealmRole ? Name : $"{Client}/{Name}";

    public static bool operator <(RoleRef left, RoleRef right) => left.CompareTo(right) < 0;

    public static bool operator >(RoleRef left, RoleRef right) => left.CompareTo(right) > 0;

    public static bool operator <=(RoleRef left, RoleRef right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RoleRef left, RoleRef right) => left.CompareTo(right) >= 0;
}
