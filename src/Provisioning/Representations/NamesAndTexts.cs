using System.Text.Json;

namespace Provisioning.Representations;

/// <summary>
/// What JSON allows and nobody can keep: a key that stands twice in one object, and text that escapes half a character
/// (<c>\ud800</c> alone), which cannot be compared or written again. Both are <see cref="JsonException"/>s with a position.
/// </summary>
internal static class NamesAndTexts
{
    /// <summary>Throws for the first half character.</summary>
    public static void CheckTexts(ReadOnlySpan<byte> json)
    {
        // Nearly no file has an escape of this kind, so nearly no file is read a second time.
        if (json.IndexOf(@"\ud"u8) < 0 && json.IndexOf(@"\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                Text(json, ref reader);
            }
        }
    }

    /// <summary>Throws for the first key that stands twice. The parser finds them as well, but does not say where.</summary>
    public static void CheckNames(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var objects = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                objects.Push(new HashSet<string>(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                objects.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && Text(json, ref reader) is var name && !objects.Peek().Add(name))
            {
                throw At(json, reader.TokenStartIndex, $"The key '{name}' stands twice in one object.");
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw At(json, reader.TokenStartIndex, "The text escapes half of a character (a lone surrogate).", e);
        }
    }

    private static JsonException At(ReadOnlySpan<byte> json, long offset, string message, Exception? reason = null)
    {
        var before = json[..(int)offset];
        var line = before.Count((byte)'\n');
        var column = before.Length - (before.LastIndexOf((byte)'\n') + 1);
        return new JsonException(message, null, line, column, reason);
    }
}
