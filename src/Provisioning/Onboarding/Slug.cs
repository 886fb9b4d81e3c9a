namespace Provisioning.Onboarding;

/// <summary>A name for a technical user made from that of a role: <c>BPDM Pool Consumer</c> becomes <c>bpdm-pool-consumer</c>.</summary>
internal static class Slug
{
    public static string Of(string name)
    {
        var words = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join('-', words) : "technical-user";
    }
}
