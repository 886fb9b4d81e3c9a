using System.Text;
using System.Text.RegularExpressions;

namespace Provisioning.Rules;

/// <summary>The shapes of names that the roles and rights concept asks for (2.4), and the nearest name of that shape.</summary>
internal static partial class NameShapes
{
    public static bool IsPermission(string name) => PermissionShape().IsMatch(name);

    public static bool IsRole(string name) => RoleShape().IsMatch(name);

    /// <summary><c>store_didDocument</c> becomes <c>store_did_document</c>; empty when nothing usable is left.</summary>
    public static string ProposePermission(string name)
    {
        var parts = WordBreak().Replace(AsciiSpelling.From(name), "_").ToLowerInvariant();
        return NotInPermission().Replace(parts, "_").Trim('_');
    }

    /// <summary><c>reader &amp; writer</c> becomes <c>Reader and writer</c>; empty when nothing usable is left.</summary>
    public static string ProposeRole(string name)
    {
        var spelled = AsciiSpelling.From(name).Replace("&", " and ", StringComparison.Ordinal).Replace("+", " and ", StringComparison.Ordinal);
        var words = new StringBuilder(NotInRole().Replace(spelled, " ").Trim(' ', '-'));
        if (words.Length > 0)
        {
            words[0] = char.ToUpperInvariant(words[0]);
        }

        var proposal = words.ToString();
        return IsRole(proposal) ? proposal : string.Empty;
    }

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PermissionShape();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleShape();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordBreak();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInPermission();

    // A hyphen between two words stays; everything else that is no letter or digit parts words.
    [GeneratedRegex("(?:(?![A-Za-z0-9]).){2,}|[^A-Za-z0-9-]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex NotInRole();
}
