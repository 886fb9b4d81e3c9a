using System.Security.Cryptography;
using System.Text;

namespace Provisioning.Secrets;

/// <summary>
/// Tells whether the vault holds the secret that a client signs in with, without reading the vault's value. Everybody who may
/// list the vault sees it, so it must not help to guess a secret: it is an HMAC-SHA256 keyed with the id that the server gave
/// the client (random, 122 bits), which nobody needs to know but administrators who may read the secret itself, and cut to 40
/// bits. Two clients with one secret have two fingerprints, and a client that is made anew has another one.
/// </summary>
/// <remarks>
/// Whoever knows the id can test guesses, at any speed. That is no use against a generated secret (Keycloak's have 190 bits),
/// and finds a chosen one that is in a word list: such a secret is to be rotated anyway.
/// </remarks>
public static class SecretFingerprint
{
    /// <summary>Long enough that a changed secret is missed once in 10^12 times.</summary>
    private const int Length = 10;

    /// <summary>Lower-case hexadecimal; empty when there is no key or no value.</summary>
    /// <param name="key">The id that the server gave the client.</param>
    public static string Of(string key, string clientId, string value)
    {
        if (key.Length == 0 || value.Length == 0)
        {
            return string.Empty;
        }

        var text = Encoding.UTF8.GetBytes($"provisioning fingerprint 1\n{clientId}\n{value}");
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), text);
        CryptographicOperations.ZeroMemory(text);
        return Convert.ToHexStringLower(digest)[..Length];
    }
}
