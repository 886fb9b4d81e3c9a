using System.Numerics;

namespace Provisioning.Access;

/// <summary>Walks the bits of a <see cref="RoleSet"/>.</summary>
internal struct RoleSetEnumerator(int firstWord, ulong[] words)
{
    private int word = -1;
    private ulong rest;

    public int Current { get; private set; }

    public bool MoveNext()
    {
        while (rest == 0)
        {
            if (++word >= words.Length)
            {
                return false;
            }

            rest = words[word];
        }

        Current = ((firstWord + word) << 6) + BitOperations.TrailingZeroCount(rest);
        rest &= rest - 1;
        return true;
    }
}
