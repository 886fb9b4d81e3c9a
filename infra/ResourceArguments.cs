using Pulumi;
using Provisioning.Collections;
using Provisioning.Resources;

namespace Provisioning.Infra;

/// <summary>The properties of one resource as Pulumi takes them.</summary>
internal sealed class ResourceArguments(Map<string, ResourceValue> properties, Func<ResourceValue.Reference, Output<string>> outputOf)
{
    public Input<string> Text(string name) => ValueOf(properties[name]);

    /// <summary>Null where the resource does not say.</summary>
    public Input<string>? TextOrNone(string name) => properties.TryGetValue(name, out var value) ? (Input<string>)ValueOf(value) : null;

    public Input<bool>? Flag(string name) =>
        properties.TryGetValue(name, out var value) ? (Input<bool>)((ResourceValue.Flag)value).Value : null;

    public InputList<string> Texts(string name) => properties.TryGetValue(name, out var value)
        ? Output.All(((ResourceValue.List)value).Items.Select(i => (Input<string>)ValueOf(i)))
        : new InputList<string>();

    public InputMap<string> Table(string name) => properties.TryGetValue(name, out var value)
        ? ((ResourceValue.Table)value).Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal)
        : new InputMap<string>();

    private Output<string> ValueOf(ResourceValue value) => value switch
    {
        ResourceValue.Text text => Output.Create(text.Value),
        ResourceValue.Reference { IsSecret: true } secret => Output.CreateSecret(outputOf(secret)),
        ResourceValue.Reference reference => outputOf(reference),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no text.", nameof(value)),
    };
}
