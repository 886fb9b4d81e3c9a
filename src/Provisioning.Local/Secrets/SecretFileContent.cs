using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provisioning.Local.Secrets;

/// <summary>The secret file: which key it needs, and its secrets by name without case.</summary>
internal sealed record SecretFileContent(SecretKeyRecord? Key, ImmutableSortedDictionary<string, SecretEntry> Secrets)
{
    private const int FormatVersion = 1;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    public static SecretFileContent Empty { get; } =
        new(null, ImmutableSortedDictionary.Create<string, SecretEntry>(StringComparer.OrdinalIgnoreCase));

    /// <summary>Throws a <see cref="FormatException"/> or <see cref="JsonException"/> for everything that is no secret file.</summary>
    public static SecretFileContent Read(ReadOnlySpan<byte> file)
    {
        using var document = JsonDocument.Parse(
            file.ToArray(), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
        try
        {
            var root = document.RootElement;
            if (root.GetProperty("formatVersion").GetInt32() != FormatVersion)
            {
                throw new FormatException("It was written by another version of this tool.");
            }

            return new SecretFileContent(
                SecretKeyRecord.Read(root.GetProperty("key")),
                Empty.Secrets.AddRange(root.GetProperty("secrets").EnumerateObject()
                    .Select(s => KeyValuePair.Create(s.Name, ReadEntry(s.Name, s.Value)))));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("A field is missing or has the wrong type.", e);
        }
    }

    public byte[] ToBytes()
    {
        var secrets = new JsonObject();
        foreach (var (name, entry) in Secrets)
        {
            var fields = SecretDescription.Write(entry.Stored);
            fields["nonce"] = Convert.ToBase64String(entry.Nonce);
            fields["value"] = Convert.ToBase64String(entry.Sealed);
            secrets[name] = fields;
        }

        var root = new JsonObject { ["formatVersion"] = FormatVersion, ["key"] = Key!.ToJson(), ["secrets"] = secrets };
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Layout))
        {
            root.WriteTo(writer);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static SecretEntry ReadEntry(string name, JsonElement entry) => new(
        SecretDescription.Read(name, entry),
        entry.GetProperty("nonce").GetBytesFromBase64(),
        entry.GetProperty("value").GetBytesFromBase64());
}
