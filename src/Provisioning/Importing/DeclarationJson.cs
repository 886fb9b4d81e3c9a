using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Importing;

/// <summary>Writes declarations by the fields that read them. What a field says by itself is left out.</summary>
internal static class DeclarationJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static SourceFile File(string path, string schema, JsonObject content)
    {
        var document = new JsonObject { ["$schema"] = $"../schemas/{JsonSchemas.FileNameOf(schema)}" };
        foreach (var (name, value) in content.ToList())
        {
            content.Remove(name);
            document[name] = value;
        }

        return new SourceFile(path, System.Text.Encoding.UTF8.GetBytes(document.ToJsonString(Layout) + "\n"));
    }

    public static JsonObject Say(this JsonObject json, Field<string> field, string value) =>
        value == field.Fallback ? json : json.SayAlways(field, value);

    public static JsonObject SayAlways(this JsonObject json, Field<string> field, string value)
    {
        json[field.Name] = value;
        return json;
    }

    public static JsonObject Say(this JsonObject json, Field<bool> field, bool value)
    {
        if (value != field.Fallback)
        {
            json[field.Name] = value;
        }

        return json;
    }

    public static JsonObject Say(this JsonObject json, Field<ValueList<Located<string>>> field, IEnumerable<string> texts)
    {
        var list = new JsonArray([.. texts.Select(t => (JsonNode)t)]);
        if (list.Count > 0)
        {
            json[field.Name] = list;
        }

        return json;
    }

    public static JsonObject Say(this JsonObject json, Field<Map<string, Located<string>>> field, Map<string, string> texts) =>
        texts.Count == 0 ? json : json.Say((Field)field, Object(texts, t => (JsonNode)t));

    /// <summary>An object that says something; an empty one is left out.</summary>
    public static JsonObject SaySome(this JsonObject json, Field field, JsonObject value) => value.Count == 0 ? json : json.Say(field, value);

    public static JsonObject Say(this JsonObject json, Field field, JsonNode value)
    {
        json[field.Name] = value;
        return json;
    }

    public static JsonObject Object<T>(IEnumerable<KeyValuePair<string, T>> entries, Func<T, JsonNode> write) =>
        new(entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)write(e.Value))));
}
