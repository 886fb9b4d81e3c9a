using Pulumi;
using Provisioning.Collections;
using Provisioning.Resources;

namespace Provisioning.Infra;

/// <summary>The properties of one resource as Pulumi takes them.</summary>
internal sealed class ResourceArguments(Map<string, ResourceValue> properties, Func<ResourceValue.Reference, Output<string>> outputOf)
{
    public Input<string> Realm => Text("realmId");

    public Input<string> Name => Text("name");

    public Input<string> Text(string name) => ValueOf(properties[name]);

    /// <summary>Null where the resource does not say.</summary>
    public Input<string>? TextOrNone(string name) => properties.TryGetValue(name, out var value) ? (Input<string>)ValueOf(value) : null;

    public Input<bool>? Flag(string name) =>
        properties.TryGetValue(name, out var value) ? (Input<bool>)((ResourceValue.Flag)value).Value : null;

    public Input<int> Number(string name) => ((ResourceValue.Number)properties[name]).Value;

    public InputList<string> Texts(string name) => properties.TryGetValue(name, out var value)
        ? Output.All(((ResourceValue.List)value).Items.Select(i => (Input<string>)ValueOf(i)))
        : new InputList<string>();

    /// <summary>Nothing where the resource does not say: an empty list would say that there is to be none.</summary>
    public InputList<string> TextsOrNone(string name) => properties.ContainsKey(name) ? Texts(name) : null!;

    public InputMap<string> Table(string name)
    {
        var table = new InputMap<string>();
        foreach (var (key, value) in properties.TryGetValue(name, out var found) ? EntriesOf(found) : [])
        {
            table.Add(key, ValueOf(value));
        }

        return table;
    }

    /// <summary>Properties within a property; null where the resource does not say.</summary>
    public ResourceArguments? Group(string name) =>
        properties.TryGetValue(name, out var value) ? new(((ResourceValue.Group)value).Members, outputOf) : null;

    private static IEnumerable<KeyValuePair<string, ResourceValue>> EntriesOf(ResourceValue value) => value is ResourceValue.Group group
        ? group.Members
        : ((ResourceValue.Table)value).Entries.Select(e => KeyValuePair.Create(e.Key, ResourceValue.FromString(e.Value)));

    private Output<string> ValueOf(ResourceValue value) => value switch
    {
        ResourceValue.Text text => Output.Create(text.Value),
        ResourceValue.Reference { IsSecret: true } secret => Output.CreateSecret(outputOf(secret)),
        ResourceValue.Reference reference => outputOf(reference),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no text.", nameof(value)),
    };
}
