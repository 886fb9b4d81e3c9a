using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Provisioning.Cli.Terminals;

/// <summary>
/// One JSON document on a text writer, written by hand: no serializer has to start, and a long document never sits in
/// memory as a whole. Every document is an object that begins with <c>formatVersion</c>.
/// </summary>
[SuppressMessage("Usage", "CA2213", Justification = "stdout belongs to the process")]
internal sealed class JsonPage : IDisposable
{
    /// <summary>Version of all JSON answers; it grows when a field changes its meaning or goes away.</summary>
    public const int FormatVersion = 1;

    private const int BlockSize = 32 * 1024;

    private readonly TextWriter target;
    private readonly ArrayBufferWriter<byte> buffer = new(BlockSize * 2);

    private JsonPage(TextWriter target)
    {
        this.target = target;
        Writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>Begins <c>{"formatVersion": 1, "command": ...</c>; <see cref="Close"/> ends it.</summary>
    public static JsonPage Open(TextWriter target, string command)
    {
        var page = Bare(target);
        page.Writer.WriteStartObject();
        page.Writer.WriteNumber("formatVersion", FormatVersion);
        page.Writer.WriteString("command", command);
        return page;
    }

    /// <summary>A document in somebody else's format.</summary>
    public static JsonPage Bare(TextWriter target) => new(target);

    /// <summary>Passes on what has gathered; called between items of long lists.</summary>
    public void Breathe()
    {
        if (Writer.BytesPending + buffer.WrittenCount > BlockSize)
        {
            PassOn();
        }
    }

    public void Close()
    {
        Writer.WriteEndObject();
        PassOn();
        target.Write('\n');
    }

    public void Dispose() => Writer.Dispose();

    // The writer only ever holds whole tokens, so a block never ends inside a character.
    private void PassOn()
    {
        Writer.Flush();
        target.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }
}
