namespace Provisioning.Diagnostics;

/// <summary>Finds what somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The known name nearest to a misspelt one, or null when none is near: a third of its length, at most three edits.</summary>
    public static string? Nearest(string misspelt, IEnumerable<string> known)
    {
        var limit = Math.Min(3, Math.Max(1, misspelt.Length / 3));
        string? nearest = null;
        foreach (var name in known)
        {
            if (Math.Abs(name.Length - misspelt.Length) > limit)
            {
                continue;
            }

            var distance = string.Equals(name, misspelt, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(misspelt, name, limit);
            if (distance <= limit && (distance < limit || nearest is null || string.CompareOrdinal(name, nearest) < 0))
            {
                // A nearer one lowers the limit, so that only nearer ones can replace it.
                nearest = name;
                limit = distance;
            }
        }

        return nearest;
    }

    /// <summary>"Did you mean ...?" with the nearest name, or the other sentence when none is near.</summary>
    public static string Suggest(string misspelt, IEnumerable<string> known, string otherwise = "") =>
        Nearest(misspelt, known) is { } name ? $"Did you mean '{name}'?" : otherwise;

    /// <summary>Edits (insert, delete, replace, swap of neighbours) from one text to the other; above the limit any larger number.</summary>
    public static int Distance(string left, string right, int limit = int.MaxValue)
    {
        int[] beforeLast = new int[right.Length + 1], last = new int[right.Length + 1], current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            if (least > limit)
            {
                return least;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
