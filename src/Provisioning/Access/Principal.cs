namespace Provisioning.Access;

/// <summary>Who holds access: a client with a service account by its client id, or a user by its name.</summary>
public readonly record struct Principal(PrincipalKind Kind, string Name) : IComparable<Principal>
{
    public static Principal TechnicalUser(string clientId) => new(PrincipalKind.TechnicalUser, clientId);

    public static Principal User(string username) => new(PrincipalKind.User, username);

    public int CompareTo(Principal other)
    {
        // Comparing enums themselves boxes both.
        var order = ((int)Kind).CompareTo((int)other.Kind);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => Name;

    public static bool operator <(Principal left, Principal right) => left.CompareTo(right) < 0;

    public static bool operator >(Principal left, Principal right) => left.CompareTo(right) > 0;

    public static bool operator <=(Principal left, Principal right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Principal left, Principal right) => left.CompareTo(right) >= 0;
}
