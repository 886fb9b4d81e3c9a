namespace Provisioning.Cli.Matrices;

/// <summary>How somebody has a permission: given by itself, inside something that was given, or both (one of the two is redundant).</summary>
[Flags]
internal enum Membership
{
    None = 0,
    Direct = 1,
    Inherited = 2,
    Both = Direct | Inherited,
}

/// <summary>The letters of matrices: D, i and B.</summary>
internal static class MembershipLetters
{
    public const string Legend = "D direct, i inherited, B both";

    public static string Of(Membership membership) => membership switch
    {
        Membership.Direct => "D",
        Membership.Inherited => "i",
        Membership.Both => "B",
        _ => string.Empty,
    };

    public static string Word(Membership membership) => membership switch
    {
        Membership.Direct => "direct",
        Membership.Inherited => "inherited",
        _ => "both",
    };
}
