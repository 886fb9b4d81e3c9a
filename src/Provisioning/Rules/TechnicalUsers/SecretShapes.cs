using System.Buffers;
using System.Text.RegularExpressions;

namespace Provisioning.Rules;

/// <summary>Recognises secrets by their shape. Fast on texts without one, because every declared text passes here.</summary>
internal static partial class SecretShapes
{
    /// <summary>No text with fewer characters is found to be one.</summary>
    public const int Shortest = 10;

    /// <summary>A secret that Keycloak makes has 32 characters; SAP's and Azure's have more than 24.</summary>
    private const int ShortestToken = 24;

    private const int FewestDistinct = 10;

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-~+/=");

    /// <summary>One of these is in every text that the patterns below could fit.</summary>
    private static readonly SearchValues<string> Hints =
        SearchValues.Create(["passw", "pwd", "secret", "token", "key", "-----BEGIN ", "eyJ"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> ProseCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-./");

    /// <summary>What kind of secret the text seems to contain, for use in a sentence; empty when none.</summary>
    public static string Find(string text)
    {
        if (text.AsSpan().ContainsAny(Hints) && FindMarked(text) is { Length: > 0 } marked)
        {
            return marked;
        }

        return text.Length >= ShortestToken && HasRandomToken(text) ? "a generated secret" : string.Empty;
    }

    private static string FindMarked(string text) =>
        text.Contains("-----BEGIN ", StringComparison.Ordinal) ? "a key or certificate in PEM format"
        : JsonWebToken().IsMatch(text) ? "a JSON web token"
        : Assignment().Matches(text).Any(IsValue) ? "a password or secret with its value"
        : string.Empty;

    /// <summary>After a colon prose may follow ("its secret: rotated weekly"), so there a value is no plain word.</summary>
    private static bool IsValue(Match assignment) =>
        assignment.Groups["sign"].Value == "=" || assignment.Groups["value"].ValueSpan[1..^1].ContainsAnyExcept(ProseCharacters);

    private static bool HasRandomToken(ReadOnlySpan<char> text)
    {
        while (text.Length >= ShortestToken)
        {
            // No token that begins before the last other sign of the next 24 can be long enough, so prose is skipped in leaps.
            var other = text[..ShortestToken].LastIndexOfAnyExcept(TokenCharacters);
            if (other >= 0)
            {
                text = text[(other + 1)..];
                continue;
            }

            var end = text.IndexOfAnyExcept(TokenCharacters);
            var token = end < 0 ? text : text[..end];
            if (LooksRandom(token))
            {
                return true;
            }

            text = text[token.Length..];
        }

        return false;
    }

    /// <summary>
    /// In random text the kind of character changes at about every second place, in names and words hardly ever:
    /// even <c>create_reservation_cleanAndSync2</c> changes only at the start of words.
    /// </summary>
    private static bool LooksRandom(ReadOnlySpan<char> token)
    {
        if (Guid.TryParseExact(token, "D", out _))
        {
            // Identifiers of subscriptions, tenants and objects look like this and are no secrets.
            return false;
        }

        int letters = 0, digits = 0, changes = 0, kindBefore = 0;
        UInt128 seen = 0;
        foreach (var c in token)
        {
            var kind = c switch { >= '0' and <= '9' => 1, >= 'a' and <= 'z' => 2, >= 'A' and <= 'Z' => 3, _ => 0 };
            seen |= UInt128.One << c;
            letters += kind > 1 ? 1 : 0;
            digits += kind == 1 ? 1 : 0;
            changes += kind != 0 && kindBefore != 0 && kind != kindBefore ? 1 : 0;
            kindBefore = kind;
        }

        return digits > 0 && letters > 0 && changes * 4 >= token.Length && (int)UInt128.PopCount(seen) >= FewestDistinct;
    }

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex JsonWebToken();

    // A placeholder in brackets, a reference to a variable or a mask is what a careful author writes instead.
    [GeneratedRegex(
        """(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key)["']?[ ]?(?<sign>[=:])[ ]?["']?(?<value>[^ "',;<{$*\[(][^ "',;]{5,})""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();
}
