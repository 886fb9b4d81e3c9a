using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Representations;

/// <summary>
/// The fields of one JSON object. A field of the wrong type is noted and then counts as absent; <c>null</c> is absence.
/// </summary>
internal readonly struct JsonFields(JsonElement element, ReadingNotes notes)
{
    public JsonElement Element { get; } = element;

    public ReadingNotes Notes { get; } = notes;

    public bool Has(string name) => TryFind(name, out _);

    public string Text(string name) => TryFind(name, out var value) ? TextOf(value, name) : string.Empty;

    public bool Flag(string name, bool otherwise = false)
    {
        if (!TryFind(name, out var value))
        {
            return otherwise;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                Wrong(value, name, "true or false");
                return otherwise;
        }
    }

    public int Number(string name)
    {
        if (!TryFind(name, out var value))
        {
            return 0;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        Wrong(value, name, "a whole number");
        return 0;
    }

    public JsonFields Object(string name)
    {
        if (!TryFind(name, out var value))
        {
            return new JsonFields(default, Notes);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, Notes);
        }

        Wrong(value, name, "an object");
        return new JsonFields(default, Notes);
    }

    public IEnumerable<JsonFields> Objects(string name)
    {
        foreach (var item in List(name))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return new JsonFields(item, Notes);
            }
            else
            {
                Wrong(item, name, "a list of objects");
            }
        }
    }

    /// <summary>The names of this object's own members.</summary>
    public IEnumerable<string> Names() =>
        Element.ValueKind == JsonValueKind.Object ? Element.EnumerateObject().Select(p => p.Name) : [];

    public IEnumerable<string> Texts(string name)
    {
        foreach (var item in List(name))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                yield return item.GetString()!;
            }
            else
            {
                Wrong(item, name, "a list of texts");
            }
        }
    }

    public ValueSet<string> TextSet(string name) => ValueSet.From(Texts(name));

    /// <summary>Keycloak's maps of texts; other scalars count as the text they are written as.</summary>
    public Map<string, string> TextMap(string name)
    {
        var fields = Object(name);
        return Map<string, string>.From(fields.Names()
            .Where(fields.Has)
            .Select(n => KeyValuePair.Create(n, fields.ScalarText(n))));
    }

    /// <summary>Keycloak's maps of lists of texts; a single text counts as a list of one.</summary>
    public Map<string, ValueList<string>> ListMap(string name)
    {
        var fields = Object(name);
        return Map<string, ValueList<string>>.From(fields.Names()
            .Where(fields.Has)
            .Select(n => KeyValuePair.Create(n, ValueList.From(fields.OneOrMore(n)))));
    }

    public void Wrong(JsonElement value, string name, string expected) =>
        Notes.Add(TargetCodes.RealmFieldType, value, $"'{name}' is {KindOf(value)} where {expected} is expected.");

    private IEnumerable<string> OneOrMore(string name) =>
        Element.GetProperty(name).ValueKind == JsonValueKind.Array ? Texts(name) : [ScalarText(name)];

    private string ScalarText(string name)
    {
        var value = Element.GetProperty(name);
        return value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.GetRawText()
            : TextOf(value, name);
    }

    private string TextOf(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Wrong(value, name, "a text");
        return string.Empty;
    }

    private JsonElement.ArrayEnumerator List(string name)
    {
        if (!TryFind(name, out var value))
        {
            return default;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray();
        }

        Wrong(value, name, "a list");
        return default;
    }

    private bool TryFind(string name, out JsonElement value)
    {
        value = default;
        return Element.ValueKind == JsonValueKind.Object
            && Element.TryGetProperty(name, out value)
            && value.ValueKind != JsonValueKind.Null;
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => value.GetRawText(),
    };
}
