using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Json;

/// <summary>
/// Reads a file into positioned nodes. Whatever the bytes are, it answers with findings and never with an exception.
/// </summary>
public static class JsonSourceParser
{
    /// <summary>Declarations nest six levels deep; far more is a mistake or an attack.</summary>
    public const int MaxDepth = 32;

    /// <summary>In bytes. A stack of a thousand technical users is about a quarter of a megabyte.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>The file's root object, or null when there is none; findings say why.</summary>
    public static SourceObject? Parse(SourceFile file, ICollection<Diagnostic> findings)
    {
        var bytes = file.Content.Span;
        if (bytes.Length > MaxBytes)
        {
            findings.Add(DeclarationCodes.TooLarge.At(
                Place.InFile(file.Path), $"The file has {bytes.Length} bytes; at most {MaxBytes} are read."));
            return null;
        }

        var start = StartsWithByteOrderMark(bytes) ? 3 : 0;
        if (!Utf8.IsValid(bytes))
        {
            findings.Add(DeclarationCodes.Encoding.At(
                new SourcePosition(file, FirstInvalidByte(bytes)).ToPlace(), EncodingSentence(bytes)));
            return null;
        }

        var state = new NodeReader(file, start, findings);
        var reader = new Utf8JsonReader(bytes[start..], Options);
        try
        {
            reader.Read();
            var root = state.Value(ref reader);
            reader.Read();
            if (root is SourceObject value)
            {
                return value;
            }

            findings.Add(DeclarationCodes.WrongType.At(
                root.At.ToPlace(), $"The file holds {root.Kind} where an object is expected."));
        }
        catch (JsonException problem)
        {
            // Where the reader stopped is the place; its own text repeats it with byte counts, so only the first sentence is shown.
            var at = new SourcePosition(file, start + (int)reader.BytesConsumed).ToPlace();
            findings.Add(problem.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? DeclarationCodes.TooDeep.At(at, $"The file nests deeper than {MaxDepth} levels.")
                : DeclarationCodes.NotJson.At(at, $"The file is not JSON: {FirstSentence(problem.Message)}"));
        }

        return null;
    }

    private static bool StartsWithByteOrderMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..];

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length
            && Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }

    private static string EncodingSentence(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
        ? "The file is encoded in UTF-16; declarations are UTF-8."
        : "The bytes here are not UTF-8.";

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.') + ".";
    }

    private readonly struct NodeReader(SourceFile file, int start, ICollection<Diagnostic> findings)
    {
        public SourceNode Value(ref Utf8JsonReader reader)
        {
            var at = Here(ref reader);
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Object(ref reader, at),
                JsonTokenType.StartArray => Array(ref reader, at),
                JsonTokenType.String => new SourceText(at, Text(ref reader, at) ?? string.Empty),
                JsonTokenType.True => new SourceFlag(at, true),
                JsonTokenType.False => new SourceFlag(at, false),
                JsonTokenType.Number => new SourceNumber(at, reader.TryGetInt32(out var number) ? number : null),
                _ => new SourceNull(at),
            };
        }

        private SourcePosition Here(ref Utf8JsonReader reader) => new(file, start + (int)reader.TokenStartIndex);

        private SourceObject Object(ref Utf8JsonReader reader, SourcePosition at)
        {
            var members = ImmutableArray.CreateBuilder<SourceMember>();
            HashSet<string>? names = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var nameAt = Here(ref reader);
                var name = Text(ref reader, nameAt);
                reader.Read();
                var value = Value(ref reader);
                if (name is null)
                {
                    continue;
                }

                var member = new SourceMember(name, nameAt, value);
                var known = members.Count < 16
                    ? members.Any(m => m.Name == name)
                    : !(names ??= [.. members.Select(m => m.Name)]).Add(name);
                if (known)
                {
                    var first = members.First(m => m.Name == name).At.ToPlace();
                    findings.Add(DeclarationCodes.Duplicate.At(
                        nameAt.ToPlace(), $"'{name}' stands here a second time; the first is in line {first.Line}."));
                }
                else
                {
                    members.Add(member);
                }
            }

            return new SourceObject(at, members.DrainToImmutable());
        }

        private SourceArray Array(ref Utf8JsonReader reader, SourcePosition at)
        {
            var items = ImmutableArray.CreateBuilder<SourceNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Value(ref reader));
            }

            return new SourceArray(at, items.DrainToImmutable());
        }

        /// <summary>The text, or null with a finding.</summary>
        private string? Text(ref Utf8JsonReader reader, SourcePosition at)
        {
            try
            {
                return reader.GetString() ?? string.Empty;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, written as an escape: valid JSON, but no text.
                findings.Add(DeclarationCodes.Encoding.At(
                    at.ToPlace(), "This text holds half a surrogate pair.", "Write the character itself, or the escapes of both halves."));
                return null;
            }
        }
    }
}
