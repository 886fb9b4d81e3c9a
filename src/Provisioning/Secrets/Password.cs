using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Provisioning.Secrets;

/// <summary>
/// Passwords of technical users. Only unreserved characters (RFC 3986, section 2.3): the sign-in of SAP BTP mistakes <c>+</c>
/// in Basic authentication, and shells obey <c>$</c> and <c>!</c>.
/// </summary>
public static class Password
{
    public const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>40 of 66 characters: more than 240 random bits.</summary>
    public const int Length = 40;

    /// <summary>However little a realm allows, and however much it asks.</summary>
    public const int Shortest = 32, Longest = 128;

    /// <summary>As long as <see cref="SecretFingerprint"/>.</summary>
    private const int FingerprintBytes = 5;

    /// <summary>Of each kind of character, whatever the realm asks: consumers have rules of their own.</summary>
    private const int LeastOfAKind = 2;

    /// <summary>Two of each kind come by themselves in two draws of three; what many draws do not bring is put there.</summary>
    private const int Draws = 50;

    private static readonly (int Start, int End)[] Kinds = [(0, 26), (26, 52), (52, 62), (62, 66)];

    /// <summary>
    /// A new password with at least two capitals, small letters, digits and marks, because password policies of realms count those.
    /// </summary>
    public static SecretValue New(Randomness random) => New(random, PasswordPolicy.None, string.Empty);

    /// <summary>One that also meets the realm's rules as far as that is possible; <see cref="PasswordPolicy.BrokenBy(SecretValue, string)"/> tells.</summary>
    public static SecretValue New(Randomness random, PasswordPolicy policy, string username)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(policy);
        int[] least = [.. new[] { policy.LeastCapitals, policy.LeastSmall, policy.LeastDigits, policy.LeastSpecial }.Select(n => Math.Max(n, LeastOfAKind))];
        var wanted = Math.Max(Math.Max(Length, policy.LeastLength), least.Aggregate(0, (sum, n) => (int)Math.Min(sum + (long)n, Longest)));
        Span<char> password = stackalloc char[Math.Clamp(Math.Min(wanted, policy.MostLength), Shortest, Longest)];
        for (var draw = 0; draw < 2 * Draws; draw++)
        {
            Fill(password, random, 0, Characters.Length);
            if (draw >= Draws)
            {
                Put(password, least, random);
            }

            if (HasAllKinds(password, least) && policy.BrokenBy(new string(password), username).IsEmpty)
            {
                break;
            }
        }

        // The fingerprint only has to tell this password from others, so it need not be made of it.
        Span<byte> fingerprint = stackalloc byte[FingerprintBytes];
        random(fingerprint);
        var value = new SecretValue(new string(password)) { Fingerprint = Convert.ToHexStringLower(fingerprint) };
        password.Clear();
        return value;
    }

    /// <summary>
    /// The realm's rules that no password of ours would meet for this user. It tries one that is never used and the same each
    /// time, so that a plan depends on nothing else.
    /// </summary>
    public static ImmutableArray<string> Breaks(PasswordPolicy policy, string username)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var number = 0;
        void Trial(Span<byte> bytes)
        {
            Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes];
            Span<byte> counter = stackalloc byte[sizeof(int)];
            for (var at = 0; at < bytes.Length; at += block.Length)
            {
                BinaryPrimitives.WriteInt32LittleEndian(counter, number++);
                SHA256.HashData(counter, block);
                block[..Math.Min(block.Length, bytes.Length - at)].CopyTo(bytes[at..]);
            }
        }

        return policy.BrokenBy(New(Trial, policy, username), username);
    }

    /// <summary>Bytes beyond the last whole multiple of the alphabet are thrown away, so that no character is likelier than another.</summary>
    private static void Fill(Span<char> password, Randomness random, int start, int end)
    {
        var count = end - start;
        var limit = byte.MaxValue + 1 - ((byte.MaxValue + 1) % count);
        Span<byte> bytes = stackalloc byte[Length];
        for (var filled = 0; filled < password.Length;)
        {
            random(bytes);
            foreach (var value in bytes)
            {
                if (value < limit && filled < password.Length)
                {
                    password[filled++] = Characters[start + (value % count)];
                }
            }
        }

        bytes.Clear();
    }

    /// <summary>So many of each kind as must be, and then all in any order.</summary>
    private static void Put(Span<char> password, int[] least, Randomness random)
    {
        var from = 0;
        foreach (var ((start, end), count) in Kinds.Zip(least))
        {
            var some = Math.Min(count, password.Length - from);
            Fill(password.Slice(from, some), random, start, end);
            from += some;
        }

        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        for (var last = password.Length - 1; last > 0; last--)
        {
            random(bytes);
            var other = (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes) % (uint)(last + 1));
            (password[last], password[other]) = (password[other], password[last]);
        }

        bytes.Clear();
    }

    private static bool HasAllKinds(ReadOnlySpan<char> password, int[] least)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var found = 0;
            foreach (var character in password)
            {
                found += Characters.AsSpan()[Kinds[kind].Start..Kinds[kind].End].Contains(character) ? 1 : 0;
            }

            if (found < least[kind])
            {
                return false;
            }
        }

        return true;
    }
}
