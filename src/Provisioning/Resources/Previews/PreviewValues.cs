using System.Text.Json;

namespace Provisioning.Resources.Previews;

/// <summary>Values of a preview as data. Nothing that Pulumi marks as secret is taken along.</summary>
internal static class PreviewValues
{
    /// <summary>What stands for every secret here, as in the preview itself.</summary>
    public const string Secret = "[secret]";

    /// <summary>The key by which Pulumi tells its own kinds of values from maps.</summary>
    private const string Signature = "4dabf18193072939515e22adb298388d";

    /// <summary>What Pulumi writes for values that nobody knows before they are made, by type.</summary>
    private static readonly ImmutableHashSet<string> Unknowns =
    [
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    public static bool IsUnknown(string text) => Unknowns.Contains(text);

    /// <summary>Null for what is not there.</summary>
    public static ResourceValue? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => IsUnknown(value.GetString()!) ? new ResourceValue.Unknown() : value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => ResourceValue.ListOf(value.EnumerateArray().Select(Of).OfType<ResourceValue>()),
        JsonValueKind.Object when value.TryGetProperty(Signature, out _) => Secret,
        JsonValueKind.Object => ResourceValue.MapOf(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, TextOf(p.Value)))),
        _ => null,
    };

    private static string TextOf(JsonElement value) => Of(value) switch
    {
        ResourceValue.Text text => text.Value,
        ResourceValue.Flag flag => flag.Value ? "true" : "false",
        _ => string.Empty,
    };
}
