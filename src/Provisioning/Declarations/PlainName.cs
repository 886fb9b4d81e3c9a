namespace Provisioning.Declarations;

/// <summary>Names of tenants and environments: lower-case letters, digits and hyphens, 1 to 40, starting with a letter.</summary>
public static class PlainName
{
    public const int MaxLength = 40;

    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxLength
        && name[0] is >= 'a' and <= 'z'
        && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
