namespace Provisioning.Access;

/// <summary>A scratch pad for one <see cref="RoleSet"/> after the other; building clears it for the next.</summary>
internal sealed class RoleSetBuilder(int roles)
{
    private readonly ulong[] bits = new ulong[(roles + 63) >> 6];
    private int low = int.MaxValue;
    private int high = -1;

    public void Add(int role)
    {
        var word = role >> 6;
        bits[word] |= 1UL << (role & 63);
        low = Math.Min(low, word);
        high = Math.Max(high, word);
    }

    public void AddAll(RoleSet set)
    {
        var words = set.Words;
        if (words.IsEmpty)
        {
            return;
        }

        for (var i = 0; i < words.Length; i++)
        {
            bits[set.FirstWord + i] |= words[i];
        }

        low = Math.Min(low, set.FirstWord);
        high = Math.Max(high, set.FirstWord + words.Length - 1);
    }

    public RoleSet Build()
    {
        if (high < 0)
        {
            return RoleSet.Empty;
        }

        var used = bits.AsSpan(low, high - low + 1);
        var set = RoleSet.From(low, used);
        used.Clear();
        low = int.MaxValue;
        high = -1;
        return set;
    }
}
