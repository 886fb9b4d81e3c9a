namespace Provisioning.Planning;

/// <summary>Names for a sentence: the first few in order, and how many more there are.</summary>
internal static class NameList
{
    private const int Shown = 5;

    public static string Of(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return sorted.Count switch
        {
            0 => string.Empty,
            1 => sorted[0],
            <= Shown => $"{string.Join(", ", sorted.SkipLast(1))} and {sorted[^1]}",
            _ => $"{string.Join(", ", sorted.Take(Shown))} and {sorted.Count - Shown} more",
        };
    }
}
