using System.Text.Json;

namespace Provisioning.Representations;

/// <summary>
/// JSON may escape half a character (<c>\ud800</c> alone); such text cannot be kept, compared or written again.
/// </summary>
internal static class LoneSurrogates
{
    /// <summary>Throws a <see cref="JsonException"/> with the position of the first such text.</summary>
    public static void Check(ReadOnlySpan<byte> json)
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
                Unescape(json, ref reader);
            }
        }
    }

    private static void Unescape(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException e)
        {
            var before = json[..(int)reader.TokenStartIndex];
            var line = before.Count((byte)'\n');
            var column = before.Length - (before.LastIndexOf((byte)'\n') + 1);
            throw new JsonException("The text escapes half of a character (a lone surrogate).", null, line, column, e);
        }
    }
}
