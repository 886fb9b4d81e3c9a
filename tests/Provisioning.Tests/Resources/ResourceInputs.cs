using Provisioning.Collections;
using Provisioning.Resources;

namespace Provisioning.Tests.Resources;

/// <summary>
/// The properties of one resource as a provider sees them. What another resource answers stands for that resource's name, and
/// must have been registered before.
/// </summary>
internal sealed class ResourceInputs(Map<string, ResourceValue> properties, IReadOnlySet<ResourceKey> registered)
{
    public string Text(string name) => properties[name] is ResourceValue.Text text ? text.Value : throw Wrong(name);

    public bool Flag(string name, bool otherwise) => properties.GetOr(name, otherwise) is ResourceValue.Flag flag ? flag.Value : throw Wrong(name);

    public Map<string, string> Table(string name) => properties[name] is ResourceValue.Table table ? table.Entries : throw Wrong(name);

    /// <summary>Attributes of roles and users: several values are joined.</summary>
    public Map<string, ValueList<string>> Lists(string name) => Map<string, ValueList<string>>.From(
        Table(name).Select(e => KeyValuePair.Create(e.Key, ValueList.From(e.Value.Split("##")))));

    /// <summary>The object that an id or a name belongs to; empty when the property is not there.</summary>
    public string Named(string name) => properties.TryGetValue(name, out var value) ? NameOf(value) : string.Empty;

    public IEnumerable<string> Names(string name) => properties[name] is ResourceValue.List list ? list.Items.Select(NameOf) : throw Wrong(name);

    private string NameOf(ResourceValue value)
    {
        if (value is ResourceValue.Reference reference)
        {
            Assert.Contains(reference.Of, registered);
            return reference.Of.Name;
        }

        return value is ResourceValue.Text text ? text.Value : throw Wrong(value.ToString());
    }

    private static InvalidOperationException Wrong(string name) => new($"'{name}' is not of the type that the provider takes.");
}
