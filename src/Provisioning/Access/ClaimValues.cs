using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provisioning.Access;

/// <summary>Turns the strings of attributes and mapper settings into claims, by the mapper's <c>jsonType.label</c>.</summary>
internal static class ClaimValues
{
    /// <summary>A value that does not fit the type stays the string it is, so that it is seen.</summary>
    public static JsonNode? Of(string value, string type) => type switch
    {
        "int" or "long" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        "boolean" => JsonValue.Create(string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)),
        "JSON" => Json(value),
        _ => JsonValue.Create(value),
    };

    private static JsonNode? Json(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }
}
