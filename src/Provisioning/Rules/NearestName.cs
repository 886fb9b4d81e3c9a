namespace Provisioning.Rules;

/// <summary>The name somebody probably meant.</summary>
internal static class NearestName
{
    private const int MaxEdits = 2;

    /// <summary>The candidate within two edits of <paramref name="name"/>, the first of several as near, or empty.</summary>
    public static string To(string name, IEnumerable<string> candidates)
    {
        var (best, edits) = (string.Empty, MaxEdits + 1);
        foreach (var candidate in candidates)
        {
            var distance = Math.Abs(candidate.Length - name.Length) > MaxEdits ? int.MaxValue : Edits(name, candidate);
            if (distance < edits)
            {
                (best, edits) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance, with one row of the table kept.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
