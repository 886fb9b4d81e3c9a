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

    /// <summary>As long as <see cref="SecretFingerprint"/>.</summary>
    private const int FingerprintBytes = 5;

    private const int Lower = 26;
    private const int Digits = 52;
    private const int Marks = 62;

    /// <summary>
    /// A new password with at least two capitals, small letters, digits and marks, because password policies of realms count those.
    /// </summary>
    public static SecretValue New(Randomness random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<char> password = stackalloc char[Length];
        do
        {
            Fill(password, random);
        }
        while (!HasAllKinds(password));

        // The fingerprint only has to tell this password from others, so it need not be made of it.
        Span<byte> fingerprint = stackalloc byte[FingerprintBytes];
        random(fingerprint);
        var value = new SecretValue(new string(password)) { Fingerprint = Convert.ToHexStringLower(fingerprint) };
        password.Clear();
        return value;
    }

    /// <summary>Bytes beyond the last whole multiple of the alphabet are thrown away, so that no character is likelier than another.</summary>
    private static void Fill(Span<char> password, Randomness random)
    {
        var limit = byte.MaxValue + 1 - ((byte.MaxValue + 1) % Characters.Length);
        Span<byte> bytes = stackalloc byte[Length];
        for (var filled = 0; filled < password.Length;)
        {
            random(bytes);
            foreach (var value in bytes)
            {
                if (value < limit && filled < password.Length)
                {
                    password[filled++] = Characters[value % Characters.Length];
                }
            }
        }

        bytes.Clear();
    }

    private static bool HasAllKinds(ReadOnlySpan<char> password) =>
        HasTwo(password, Characters.AsSpan(0, Lower))
        && HasTwo(password, Characters.AsSpan(Lower, Digits - Lower))
        && HasTwo(password, Characters.AsSpan(Digits, Marks - Digits))
        && HasTwo(password, Characters.AsSpan(Marks));

    private static bool HasTwo(ReadOnlySpan<char> password, ReadOnlySpan<char> kind) =>
        password.IndexOfAny(kind) is >= 0 and var first && password[(first + 1)..].ContainsAny(kind);
}
