using System.Security.Cryptography;
using System.Text;
using Provisioning.Secrets;

namespace Provisioning.Local.Secrets;

/// <summary>One secret as the file holds it: what it is in clear, its value encrypted.</summary>
internal sealed record SecretEntry(StoredSecret Stored, byte[] Nonce, byte[] Sealed)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static SecretEntry Seal(StoredSecret stored, SecretValue value, AesGcm key, Randomness random)
    {
        var nonce = new byte[NonceSize];
        random(nonce);
        var clear = Encoding.UTF8.GetBytes(value.Reveal());
        var both = new byte[clear.Length + TagSize];
        key.Encrypt(nonce, clear, both.AsSpan(0, clear.Length), both.AsSpan(clear.Length), Context(stored));
        CryptographicOperations.ZeroMemory(clear);
        return new SecretEntry(stored, nonce, both);
    }

    /// <summary>The value; throws <see cref="AuthenticationTagMismatchException"/> when key, value, name or version is another.</summary>
    public SecretValue Open(AesGcm key)
    {
        if (Nonce.Length != NonceSize || Sealed.Length < TagSize)
        {
            throw new AuthenticationTagMismatchException();
        }

        var clear = new byte[Sealed.Length - TagSize];
        key.Decrypt(Nonce, Sealed.AsSpan(0, clear.Length), Sealed.AsSpan(clear.Length), clear, Context(Stored));
        var value = new SecretValue(Encoding.UTF8.GetString(clear));
        CryptographicOperations.ZeroMemory(clear);
        return value;
    }

    /// <summary>Binds the value to its name and version, so that no entry can be moved to another name or put back later.</summary>
    private static byte[] Context(StoredSecret stored) =>
        Encoding.UTF8.GetBytes($"provisioning secret\n{stored.Ref.Name}\n{stored.Version}");
}
