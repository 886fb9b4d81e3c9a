using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Provisioning.Collections;

namespace Provisioning.Access;

/// <summary>Claims under names in Keycloak's notation: a dot goes one level down, <c>\.</c> is a dot in the name.</summary>
internal sealed class ClaimTree
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly JsonObject root = [];

    public static string EscapeName(string name) => name.Replace(".", "\\.", StringComparison.Ordinal);

    public static string Format(IEnumerable<TokenClaim> claims)
    {
        var all = new JsonObject();
        foreach (var claim in claims)
        {
            all[claim.Name] = JsonNode.Parse(claim.Json);
        }

        return all.ToJsonString(Layout);
    }

    /// <summary>Puts a value at a name; what stands there, or stands in the way, gives way to the later mapper.</summary>
    public void Set(string name, JsonNode? value)
    {
        var (parent, last) = Find(name);
        parent[last] = value;
    }

    /// <summary>Adds to a list of strings at a name, as the mappers of roles do.</summary>
    public void Append(string name, IEnumerable<string> values)
    {
        var (parent, last) = Find(name);
        if (parent[last] is not JsonArray list)
        {
            parent[last] = list = [];
        }

        foreach (var value in values)
        {
            if (!list.Any(v => v?.GetValue<string>() == value))
            {
                list.Add(JsonValue.Create(value));
            }
        }
    }

    public ValueList<TokenClaim> Build() => ValueList.From(root
        .OrderBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => new TokenClaim(c.Key, c.Value?.ToJsonString(Layout) ?? "null")));

    private (JsonObject Parent, string Last) Find(string name)
    {
        var parts = Split(name);
        var parent = root;
        foreach (var part in parts[..^1])
        {
            if (parent[part] is not JsonObject child)
            {
                parent[part] = child = [];
            }

            parent = child;
        }

        return (parent, parts[^1]);
    }

    private static List<string> Split(string name)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || (name[i] == '.' && (i == 0 || name[i - 1] != '\\')))
            {
                parts.Add(name[start..i].Replace("\\.", ".", StringComparison.Ordinal));
                start = i + 1;
            }
        }

        return parts;
    }
}
