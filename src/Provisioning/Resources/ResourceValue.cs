using Provisioning.Collections;

namespace Provisioning.Resources;

/// <summary>A value of a resource's property, as data.</summary>
public abstract record ResourceValue
{
    private ResourceValue()
    {
    }

    public static implicit operator ResourceValue(string text) => new Text(text);

    public static implicit operator ResourceValue(bool flag) => new Flag(flag);

    public static ResourceValue FromString(string text) => new Text(text);

    public static ResourceValue FromBoolean(bool flag) => new Flag(flag);

    /// <summary>A list, in the order given.</summary>
    public static ResourceValue ListOf(IEnumerable<ResourceValue> items) => new List(ValueList.From(items));

    public static ResourceValue MapOf(IEnumerable<KeyValuePair<string, string>> entries) => new Table(Map<string, string>.From(entries));

    public sealed record Text(string Value) : ResourceValue;

    public sealed record Flag(bool Value) : ResourceValue;

    public sealed record List(ValueList<ResourceValue> Items) : ResourceValue;

    /// <summary>Texts by key; every map that these resources take is of this type.</summary>
    public sealed record Table(Map<string, string> Entries) : ResourceValue;

    /// <summary>What another resource or a lookup answers under a wire name, known once it is there.</summary>
    /// <param name="IsSecret">The value is a credential and stays marked as one wherever it goes.</param>
    public sealed record Reference(ResourceKey Of, string Output, bool IsSecret = false) : ResourceValue;
}
