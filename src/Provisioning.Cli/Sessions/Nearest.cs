namespace Provisioning.Cli.Sessions;

/// <summary>What somebody who mistyped a name probably meant.</summary>
internal static class Nearest
{
    /// <summary>A question with the nearest name, or the given sentence when none is near.</summary>
    public static string Sentence(string name, IEnumerable<string> names, string otherwise) =>
        To(name, names) is { Length: > 0 } near ? $"Did you mean '{near}'?" : otherwise;

    /// <summary>The nearest of the names, or empty. At most a third of the letters may differ.</summary>
    public static string To(string name, IEnumerable<string> names)
    {
        var best = string.Empty;
        var limit = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in names)
        {
            if (Math.Abs(candidate.Length - name.Length) >= limit)
            {
                continue;
            }

            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < limit)
            {
                (best, limit) = (candidate, distance);
            }
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
