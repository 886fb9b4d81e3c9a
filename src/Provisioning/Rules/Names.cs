namespace Provisioning.Rules;

/// <summary>Names inside sentences.</summary>
internal static class Names
{
    private const int MostShown = 5;

    /// <summary><c>'a', 'b' and 'c'</c>; of many the first five and how many more there are.</summary>
    public static string Quoted<T>(IReadOnlyCollection<T> names)
        where T : notnull
    {
        var shown = names.Take(MostShown).Select(n => $"'{n}'").ToList();
        if (names.Count > MostShown)
        {
            return $"{string.Join(", ", shown)} and {names.Count - MostShown} more";
        }

        return shown.Count switch
        {
            0 => "nothing",
            1 => shown[0],
            _ => $"{string.Join(", ", shown[..^1])} and {shown[^1]}",
        };
    }
}
