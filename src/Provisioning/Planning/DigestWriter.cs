using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Provisioning.Planning;

/// <summary>
/// Collects content for one SHA-256. Every text carries its length and every list its end, so that no two contents look alike.
/// </summary>
internal ref struct DigestWriter
{
    private byte[] buffer;
    private int length;

    private DigestWriter(int capacity)
    {
        buffer = ArrayPool<byte>.Shared.Rent(capacity);
        length = 0;
    }

    public static DigestWriter Start() => new(4096);

    public void Number(int value)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), value);
        length += sizeof(int);
    }

    public void Flag(bool value)
    {
        Reserve(1);
        buffer[length++] = value ? (byte)1 : (byte)0;
    }

    /// <summary>Starts one more item of a list.</summary>
    public void Item() => Flag(true);

    /// <summary>Ends a list.</summary>
    public void End() => Flag(false);

    public void Text(string value)
    {
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var written = Encoding.UTF8.GetBytes(value, buffer.AsSpan(length + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), written);
        length += sizeof(int) + written;
    }

    /// <summary>The first <paramref name="characters"/> of the digest in lower-case hexadecimal. Ends the writer.</summary>
    public string Finish(int characters)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
        return Convert.ToHexStringLower(hash)[..characters];
    }

    private void Reserve(int more)
    {
        if (length + more <= buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
