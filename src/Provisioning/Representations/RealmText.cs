using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Representations;

/// <summary>The bytes of a realm file as JSON, or the finding that says why they are none.</summary>
internal static class RealmText
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static bool TryParse(SourceFile file, ReadingNotes notes, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (file.Content.Length > RealmRepresentation.SizeLimit)
        {
            notes.Add(TargetCodes.RealmTooLarge, 0, 0, $"The file has {file.Content.Length:N0} bytes; at most {RealmRepresentation.SizeLimit:N0} are read.");
            return false;
        }

        var (start, problem) = Encoding(file.Content.Span);
        if (problem.Length > 0)
        {
            var (line, column) = file.LineAndColumn(start);
            notes.Add(TargetCodes.RealmNotJson, line, column, problem, "Save it as UTF-8.");
            return false;
        }

        try
        {
            document = Parse(file.Content[start..]);
            return true;
        }
        catch (JsonException e)
        {
            notes.Add(TargetCodes.RealmNotJson, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, Sentence(e));
            return false;
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        NamesAndTexts.CheckTexts(json.Span);
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException e) when (e.LineNumber is null)
        {
            NamesAndTexts.CheckNames(json.Span);
            throw;
        }
    }

    /// <summary>Where the text starts (after a byte order mark) or where it stops being UTF-8.</summary>
    private static (int Offset, string Problem) Encoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (0, "The file is UTF-16.");
        }

        var start = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (Utf8.IsValid(bytes))
        {
            return (start, string.Empty);
        }

        var offset = start;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return (offset, $"Byte 0x{bytes[offset]:X2} is not UTF-8.");
    }

    /// <summary>The parser's sentence without the position, which the finding's place says better.</summary>
    private static string Sentence(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end > 0 ? e.Message[..end] : e.Message;
    }
}
