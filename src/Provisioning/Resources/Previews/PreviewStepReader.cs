using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Resources.Previews;

/// <summary>Reads one step of <c>pulumi preview --json</c>.</summary>
internal static class PreviewStepReader
{
    /// <summary>Null where it names no resource.</summary>
    public static PreviewStep? Read(JsonElement step, Place place)
    {
        if (step.ValueKind != JsonValueKind.Object || !ResourceUrn.TryParse(Text(step, "urn"), out var urn) || Text(step, "op") is not { Length: > 0 } operation)
        {
            return null;
        }

        return new PreviewStep(operation, urn, State(step, "oldState"), State(step, "newState"), place with { Subject = urn.Key.Name })
        {
            Differences = ValueSet.From([.. Texts(step, "diffReasons"), .. Texts(step, "replaceReasons")]),
        };
    }

    private static PreviewState? State(JsonElement step, string name)
    {
        if (!step.TryGetProperty(name, out var state) || state.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new PreviewState
        {
            IsCustom = state.TryGetProperty("custom", out var custom) && custom.ValueKind == JsonValueKind.True,
            Id = Text(state, "id") is var id && PreviewValues.IsUnknown(id) ? string.Empty : id,
            Properties = Map<string, ResourceValue>.From(Members(state, "inputs").Concat(Members(state, "outputs"))),
            Dependencies = Map<string, ValueList<ResourceKey>>.From(Dependencies(state)),
        };
    }

    /// <summary>Names with two underscores are notes of the engine and of bridged providers.</summary>
    private static IEnumerable<KeyValuePair<string, ResourceValue>> Members(JsonElement state, string name)
    {
        if (state.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject())
            {
                if (!member.Name.StartsWith("__", StringComparison.Ordinal) && PreviewValues.Of(member.Value) is { } value)
                {
                    yield return KeyValuePair.Create(member.Name, value);
                }
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, ValueList<ResourceKey>>> Dependencies(JsonElement state)
    {
        if (state.TryGetProperty("propertyDependencies", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                var keys = new List<ResourceKey>();
                foreach (var text in Texts(property.Value))
                {
                    if (ResourceUrn.TryParse(text, out var urn))
                    {
                        keys.Add(urn.Key);
                    }
                }

                yield return KeyValuePair.Create(property.Name, ValueList.From(keys));
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? Texts(list) : [];

    private static IEnumerable<string> Texts(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)
        : [];

    private static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
}
