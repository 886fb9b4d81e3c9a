using System.Collections.Frozen;

namespace Provisioning.Rules;

/// <summary>Whether a name means anything to somebody who sees it for the first time.</summary>
internal static class NameMeaning
{
    private const int FewestLetters = 3;

    /// <summary>Words that fit everything. Compared without digits and separators, so <c>role_1</c> is one of them.</summary>
    private static readonly FrozenSet<string> Generic = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "access", "account", "admins", "app", "application", "client", "default", "demo", "dummy", "example", "foo", "foobar", "name",
        "new", "newrole", "newuser", "permission", "permissions", "right", "rights", "role", "roles", "sample", "service", "serviceaccount",
        "serviceuser", "something", "techuser", "technicaluser", "temp", "test", "tester", "testing", "testrole", "testuser", "tmp", "user",
        "users", "xxx");

    private static readonly int LongestGeneric = Generic.Max(g => g.Length);

    /// <summary>What is wrong with a name, to follow it in a sentence; empty when it will do.</summary>
    public static string Flaw(string name)
    {
        Span<char> word = stackalloc char[LongestGeneric];
        var letters = 0;
        foreach (var c in name)
        {
            if (char.IsLetter(c))
            {
                if (letters == word.Length)
                {
                    // Longer than any word that fits everything.
                    return string.Empty;
                }

                word[letters++] = c;
            }
        }

        return letters switch
        {
            0 => "has no letters, so it cannot say what it is for",
            1 => "has only one letter, too few to say what it is for",
            < FewestLetters => "has only two letters, too few to say what it is for",
            _ => Generic.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..letters]) ? "is a name that fits everything" : string.Empty,
        };
    }
}
