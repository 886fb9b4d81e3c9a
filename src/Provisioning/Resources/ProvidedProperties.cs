using System.Globalization;
using Provisioning.Collections;

namespace Provisioning.Resources;

/// <summary>The properties of one resource as the provider reads them: what is left out has the provider's default.</summary>
internal readonly struct ProvidedProperties(Map<string, ResourceValue> properties)
{
    public string Text(string name, string otherwise = "") =>
        properties.TryGetValue(name, out var value) && value is ResourceValue.Text text ? text.Value : otherwise;

    public bool Flag(string name, bool otherwise) =>
        properties.TryGetValue(name, out var value) && value is ResourceValue.Flag flag ? flag.Value : otherwise;

    public Map<string, string> Table(string name) => properties.GetOr(name, true) switch
    {
        ResourceValue.Table table => table.Entries,

        // What another resource answers is known to the server only.
        ResourceValue.Group group => Map<string, string>.From(group.Members.Select(m => KeyValuePair.Create(
            m.Key, m.Value is ResourceValue.Text text ? text.Value : string.Empty))),
        _ => Map<string, string>.Empty,
    };

    /// <summary>A whole number; 0 where none is said.</summary>
    public int Number(string name) => properties.GetOr(name, true) switch
    {
        ResourceValue.Number number => number.Value,
        ResourceValue.Text text when int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => 0,
    };

    /// <summary>Attributes of roles and users: several values are one text.</summary>
    public Map<string, ValueList<string>> Lists(string name) => Map<string, ValueList<string>>.From(
        Table(name).Select(e => KeyValuePair.Create(e.Key, ValueList.From(e.Value.Split(RoleResources.Separator)))));

    public IEnumerable<ResourceValue> Items(string name) =>
        properties.TryGetValue(name, out var value) && value is ResourceValue.List list ? list.Items : [];

    public ValueSet<string> Texts(string name) => ValueSet.From(Items(name).OfType<ResourceValue.Text>().Select(t => t.Value));

    /// <summary>Null where the resource does not say, or nobody knows yet.</summary>
    public ResourceValue? Value(string name) =>
        properties.TryGetValue(name, out var value) && value is not ResourceValue.Unknown ? value : null;
}
