using System.Numerics;

namespace Provisioning.Access;

/// <summary>
/// An immutable set of roles by their numbers in a <see cref="RoleIndex"/>. One bit each, and only the words between
/// the first and the last member are kept: the roles of one client are neighbours, so most sets are a word or two.
/// </summary>
internal sealed class RoleSet
{
    private readonly int firstWord;
    private readonly ulong[] words;

    private RoleSet(int firstWord, ulong[] words)
    {
        this.firstWord = firstWord;
        this.words = words;
        foreach (var word in words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    public static RoleSet Empty { get; } = new(0, []);

    public int Count { get; }

    public int FirstWord => firstWord;

    public ReadOnlySpan<ulong> Words => words;

    /// <summary>Takes words as they are, cutting off empty ones at both ends.</summary>
    public static RoleSet From(int firstWord, ReadOnlySpan<ulong> source)
    {
        int low = 0, high = source.Length;
        while (low < high && source[low] == 0)
        {
            low++;
        }

        while (high > low && source[high - 1] == 0)
        {
            high--;
        }

        return low == high ? Empty : new RoleSet(firstWord + low, source[low..high].ToArray());
    }

    public bool Contains(int role)
    {
        var word = (role >> 6) - firstWord;
        return (uint)word < (uint)words.Length && (words[word] >> (role & 63) & 1) != 0;
    }

    public bool Overlaps(RoleSet other)
    {
        var (low, high) = Common(other);
        for (var i = low; i < high; i++)
        {
            if ((words[i - firstWord] & other.words[i - other.firstWord]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    public RoleSet Intersect(RoleSet other)
    {
        if (ReferenceEquals(this, other))
        {
            return this;
        }

        var (low, high) = Common(other);
        if (low >= high)
        {
            return Empty;
        }

        var both = new ulong[high - low];
        for (var i = low; i < high; i++)
        {
            both[i - low] = words[i - firstWord] & other.words[i - other.firstWord];
        }

        return From(low, both);
    }

    /// <summary>How many members come before this one.</summary>
    public int RankOf(int role)
    {
        var word = (role >> 6) - firstWord;
        var rank = 0;
        for (var i = 0; i < word; i++)
        {
            rank += BitOperations.PopCount(words[i]);
        }

        return rank + BitOperations.PopCount(words[word] & ((1UL << (role & 63)) - 1));
    }

    /// <summary>Members in ascending order, which is the order of their names.</summary>
    public RoleSetEnumerator GetEnumerator() => new(firstWord, words);

    private (int Low, int High) Common(RoleSet other) =>
        (Math.Max(firstWord, other.firstWord), Math.Min(firstWord + words.Length, other.firstWord + other.words.Length));
}
