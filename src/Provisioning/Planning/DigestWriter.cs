using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Provisioning.Collections;

namespace Provisioning.Planning;

/// <summary>
/// Collects content for one SHA-256. Every text carries its length and every set its count, so that no two contents
/// look alike.
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

    public void Count(int value)
    {
        Reserve(sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), value);
        length += sizeof(int);
    }

    public void Flag(bool value) => Count(value ? 1 : 0);

    public void Text(string value)
    {
        Reserve(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var written = Encoding.UTF8.GetBytes(value, buffer.AsSpan(length + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), written);
        length += sizeof(int) + written;
    }

    public void Texts(ValueSet<string> values)
    {
        Count(values.Count);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    public void Texts(Map<string, string> values)
    {
        Count(values.Count);
        foreach (var (name, value) in values)
        {
            Text(name);
            Text(value);
        }
    }

    public void Texts(Map<string, ValueList<string>> values)
    {
        Count(values.Count);
        foreach (var (name, list) in values)
        {
            Text(name);
            Count(list.Count);
            foreach (var value in list)
            {
                Text(value);
            }
        }
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
