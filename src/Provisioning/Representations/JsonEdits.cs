using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Collections;

namespace Provisioning.Representations;

/// <summary>
/// Changes single fields of a JSON object and leaves alone what already says the same, so that a small change of a realm
/// is a small change of its file. What is empty is removed rather than written.
/// </summary>
internal static class JsonEdits
{
    public static void SetText(this JsonObject target, string name, string value)
    {
        if (value.Length == 0)
        {
            target.Remove(name);
        }
        else if (TextOf(target[name]) != value)
        {
            target[name] = value;
        }
    }

    public static void SetFlag(this JsonObject target, string name, bool value)
    {
        if (target[name]?.GetValueKind() != (value ? JsonValueKind.True : JsonValueKind.False))
        {
            target[name] = value;
        }
    }

    /// <summary>Sets a list whose order means nothing. An empty one is written only where its absence would mean something else.</summary>
    public static void SetSet(this JsonObject target, string name, IEnumerable<string> values, bool writeEmpty = false)
    {
        var wanted = ValueSet.From(values);
        if (wanted.Count == 0 && !writeEmpty)
        {
            target.Remove(name);
        }
        else if (target[name] is not JsonArray existing || !ValueSet.From(existing.Select(TextOf)).Equals(wanted))
        {
            target[name] = ArrayOf(wanted);
        }
    }

    public static void SetTextMap(this JsonObject target, string name, Map<string, string> values) =>
        target.SetMap(name, values, (map, key, value) =>
        {
            if (!map.ContainsKey(key) || TextOf(map[key]) != value)
            {
                map[key] = value;
            }
        });

    public static void SetListMap(this JsonObject target, string name, Map<string, ValueList<string>> values) =>
        target.SetMap(name, values, (map, key, value) =>
        {
            if (map[key] is not JsonArray existing || !ValueList.From(existing.Select(TextOf)).Equals(value))
            {
                map[key] = ArrayOf(value);
            }
        });

    public static JsonObject ObjectAt(this JsonObject target, string name)
    {
        if (target[name] is JsonObject existing)
        {
            return existing;
        }

        var made = new JsonObject();
        target[name] = made;
        return made;
    }

    public static JsonArray ArrayAt(this JsonObject target, string name)
    {
        if (target[name] is JsonArray existing)
        {
            return existing;
        }

        var made = new JsonArray();
        target[name] = made;
        return made;
    }

    /// <summary>A field as text; other scalars count as they are written, absence as empty.</summary>
    public static string TextOf(JsonNode? node) => node switch
    {
        null or JsonArray or JsonObject => string.Empty,
        _ when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    public static JsonArray ArrayOf(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);

    private static void SetMap<TValue>(
        this JsonObject target, string name, Map<string, TValue> values, Action<JsonObject, string, TValue> set)
    {
        if (values.Count == 0)
        {
            target.Remove(name);
            return;
        }

        var map = target.ObjectAt(name);
        foreach (var gone in map.Select(p => p.Key).Where(k => !values.ContainsKey(k)).ToList())
        {
            map.Remove(gone);
        }

        foreach (var (key, value) in values)
        {
            set(map, key, value);
        }
    }
}
