namespace Provisioning.Cli.Views;

/// <summary>Numbers with their nouns, as people write them.</summary>
internal static class Counting
{
    public static string Of(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {Plural(noun)}";

    /// <summary>The first names and how many more there are: <c>a, b, c and 4 more</c>.</summary>
    public static string Names(IReadOnlyCollection<string> names, int limit)
    {
        // Cutting off a single name would save nothing.
        var shown = names.Count <= limit + 1 ? names.Count : limit;
        var list = string.Join(", ", names.Take(shown));
        return shown == names.Count ? list : $"{list} and {names.Count - shown} more";
    }

    private static string Plural(string noun) =>
        noun.EndsWith('y') && !noun.EndsWith("ey", StringComparison.Ordinal) ? noun[..^1] + "ies" : noun + "s";
}
