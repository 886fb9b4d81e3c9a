namespace Provisioning.Rules;

/// <summary>Whether a name means anything to somebody who sees it for the first time.</summary>
internal static class NameMeaning
{
    private const int FewestLetters = 3;

    /// <summary>Words that fit everything. Compared without digits and separators, so <c>role_1</c> is one of them.</summary>
    private static readonly ImmutableHashSet<string> Generic =
    [
        "access", "account", "admins", "app", "application", "client", "default", "demo", "dummy", "example", "foo", "foobar", "name",
        "new", "newrole", "newuser", "permission", "permissions", "right", "rights", "role", "roles", "sample", "service", "serviceaccount",
        "serviceuser", "something", "techuser", "technicaluser", "temp", "test", "tester", "testing", "testrole", "testuser", "tmp", "user",
        "users", "xxx",
    ];

    /// <summary>What is wrong with a name, to follow it in a sentence; empty when it will do.</summary>
    public static string Flaw(string name)
    {
        var letters = name.Count(char.IsLetter);
        if (letters < FewestLetters)
        {
            return $"has {(letters == 0 ? "no letters" : $"only {letters} letter{(letters == 1 ? string.Empty : "s")}")}, too few to say what it is for";
        }

        return letters <= LongestGeneric && Generic.Contains(string.Concat(name.Where(char.IsLetter)).ToLowerInvariant())
            ? "is a name that fits everything"
            : string.Empty;
    }

    /// <summary>The name without capitals, blanks, hyphens and underscores: equal for names that people mix up.</summary>
    public static string Letters(string name) =>
        string.Create(name.Count(c => !IsSeparator(c)), name, static (letters, source) =>
        {
            var next = 0;
            foreach (var c in source)
            {
                if (!IsSeparator(c))
                {
                    letters[next++] = char.ToLowerInvariant(c);
                }
            }
        });

    private static int LongestGeneric { get; } = Generic.Max(g => g.Length);

    private static bool IsSeparator(char c) => c is ' ' or '-' or '_';
}
