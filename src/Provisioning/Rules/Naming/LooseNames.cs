namespace Provisioning.Rules;

/// <summary>Takes names for equal that people mix up: those that differ only in capitals, blanks, hyphens and underscores.</summary>
internal sealed class LooseNames : IEqualityComparer<string>
{
    public static LooseNames Comparer { get; } = new();

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return x == y;
        }

        int i = 0, j = 0;
        while (true)
        {
            i = NextSign(x, i);
            j = NextSign(y, j);
            if (i == x.Length || j == y.Length)
            {
                return i == x.Length && j == y.Length;
            }

            if (char.ToLowerInvariant(x[i++]) != char.ToLowerInvariant(y[j++]))
            {
                return false;
            }
        }
    }

    public int GetHashCode(string obj)
    {
        // FNV-1a over what counts; names are few and nobody chooses them to collide.
        var hash = 2166136261u;
        for (var i = NextSign(obj, 0); i < obj.Length; i = NextSign(obj, i + 1))
        {
            hash = (hash ^ char.ToLowerInvariant(obj[i])) * 16777619u;
        }

        return (int)hash;
    }

    private static int NextSign(string name, int from)
    {
        while (from < name.Length && name[from] is ' ' or '-' or '_')
        {
            from++;
        }

        return from;
    }
}
