using System.Globalization;
using System.Text.RegularExpressions;

namespace Provisioning.Secrets;

/// <summary>
/// A realm's rules for passwords, in Keycloak's words: <c>length(12) and upperCase(1) and notUsername(undefined)</c>. Rules about
/// hashes, former passwords and black lists ask nothing of a password that is made at random.
/// </summary>
/// <remarks>Rules and their usual values: Keycloak's policy providers, and what 24.0.5 and 26.5 answered.</remarks>
public sealed record PasswordPolicy
{
    private const string Expires = "forceExpiredPasswordChange", NotContainsUsername = "notContainsUsername";

    private const string Least = "length", Most = "maxLength", Capitals = "upperCase", Small = "lowerCase", Digits = "digits", Special = "specialChars",
        Pattern = "regexPattern";

    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(250);

    private static readonly ImmutableHashSet<string> AlwaysMet =
    [
        "notUsername", "notEmail", "passwordHistory", "passwordAge", "passwordBlacklist", "hashAlgorithm", "hashIterations",
        "maxAuthAge", "recoveryCodesWarningThreshold", Expires,
    ];

    private readonly ImmutableArray<(string Name, string Value)> rules = [];

    private PasswordPolicy(ImmutableArray<(string Name, string Value)> rules) => this.rules = rules;

    /// <summary>A realm that asks nothing.</summary>
    public static PasswordPolicy None { get; } = new([]);

    /// <summary>The fewest characters; 0 without such a rule.</summary>
    public int LeastLength => Largest(Least, 8);

    /// <summary>The most characters; <see cref="int.MaxValue"/> without such a rule.</summary>
    public int MostLength => rules.Where(r => r.Name == Most).Select(r => Number(r.Value, 64)).DefaultIfEmpty(int.MaxValue).Min();

    public int LeastCapitals => Largest(Capitals, 1);

    public int LeastSmall => Largest(Small, 1);

    public int LeastDigits => Largest(Digits, 1);

    /// <summary>Of characters that are neither letters nor digits.</summary>
    public int LeastSpecial => Largest(Special, 1);

    /// <summary>After how many days Keycloak asks for another password; 0 for never.</summary>
    public int ExpiresAfterDays => Largest(Expires, 365);

    /// <summary>Rules that nobody here can judge.</summary>
    public IEnumerable<string> Unknown => rules.Where(r => !AlwaysMet.Contains(r.Name) && IsMet(r, string.Empty, string.Empty) is null).Select(Text);

    /// <param name="text">The realm's <c>passwordPolicy</c>; empty for none.</param>
    public static PasswordPolicy Parse(string text) => new(
    [
        .. text.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(rule =>
            rule.IndexOf('(', StringComparison.Ordinal) is > 0 and var at && rule[^1] == ')'
                ? (rule[..at].Trim(), rule[(at + 1)..^1].Trim())
                : (rule, string.Empty)),
    ]);

    /// <summary>The rules that the password breaks, in the realm's words; never the password.</summary>
    public ImmutableArray<string> BrokenBy(SecretValue password, string username)
    {
        ArgumentNullException.ThrowIfNull(password);
        return BrokenBy(password.Reveal(), username);
    }

    internal ImmutableArray<string> BrokenBy(string password, string username) =>
        [.. rules.Where(r => !AlwaysMet.Contains(r.Name) && IsMet(r, password, username) == false).Select(Text)];

    public bool Equals(PasswordPolicy? other) => other is not null && rules.SequenceEqual(other.rules);

    public override int GetHashCode() => rules.Aggregate(0, (hash, rule) => HashCode.Combine(hash, rule));

    public override string ToString() => string.Join(" and ", rules.Select(Text));

    /// <summary>Null when that cannot be judged.</summary>
    private static bool? IsMet((string Name, string Value) rule, string password, string username) => rule.Name switch
    {
        Least => password.Length >= Number(rule.Value, 8),
        Most => password.Length <= Number(rule.Value, 64),
        Capitals => password.Count(char.IsUpper) >= Number(rule.Value, 1),
        Small => password.Count(char.IsLower) >= Number(rule.Value, 1),
        Digits => password.Count(char.IsDigit) >= Number(rule.Value, 1),
        Special => password.Count(c => !char.IsLetterOrDigit(c)) >= Number(rule.Value, 1),
        NotContainsUsername => username.Length == 0 || !password.Contains(username, StringComparison.OrdinalIgnoreCase),
        Pattern => Matches(rule.Value, password),
        _ => null,
    };

    /// <summary>Java's and .NET's patterns agree in all that such rules use; one that is not understood cannot be judged.</summary>
    private static bool? Matches(string pattern, string password)
    {
        try
        {
            return Regex.IsMatch(password, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTime);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private int Largest(string name, int usual) => rules.Where(r => r.Name == name).Select(r => Number(r.Value, usual)).DefaultIfEmpty(0).Max();

    private static int Number(string text, int usual) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    private static string Text((string Name, string Value) rule) => rule.Value.Length > 0 ? $"{rule.Name}({rule.Value})" : rule.Name;
}
