using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Provisioning.Planning;

/// <summary>
/// The digest that a saved plan carries about itself: SHA-256 over every token of the file except the digest, so that layout
/// does not count and each word does, also those that only people read. It shows an edit; it proves no origin.
/// </summary>
internal static class PlanDigest
{
    public const string Property = "digest";

    /// <summary>In lower-case hexadecimal.</summary>
    /// <param name="json">The file, or its beginning up to where the digest goes.</param>
    public static string Of(ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0))
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(Property))
            {
                // A digest that is no text is skipped without its end; what follows is then hashed, and nothing fits.
                reader.Read();
                continue;
            }

            head[0] = (byte)reader.TokenType;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], reader.ValueSpan.Length);
            hash.AppendData(head);
            hash.AppendData(reader.ValueSpan);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest);
    }
}
