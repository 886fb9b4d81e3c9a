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

    /// <summary>A whole number.</summary>
    public static ResourceValue FromNumber(int number) => new Number(number);

    /// <summary>A list, in the order given.</summary>
    public static ResourceValue ListOf(IEnumerable<ResourceValue> items) => new List(ValueList.From(items));

    public static ResourceValue MapOf(IEnumerable<KeyValuePair<string, string>> entries) => new Table(Map<string, string>.From(entries));

    public sealed record Text(string Value) : ResourceValue;

    public sealed record Flag(bool Value) : ResourceValue;

    public sealed record Number(int Value) : ResourceValue;

    public sealed record List(ValueList<ResourceValue> Items) : ResourceValue;

    /// <summary>Texts by key.</summary>
    public sealed record Table(Map<string, string> Entries) : ResourceValue;

    /// <summary>Values by key, where some are known only when another resource is there, or are no texts.</summary>
    public sealed record Group(Map<string, ResourceValue> Members) : ResourceValue;

    /// <summary>What a preview cannot tell, because nobody has made it yet.</summary>
    public sealed record Unknown : ResourceValue;

    /// <summary>What another resource or a lookup answers under a wire name, known once it is there.</summary>
    /// <param name="IsSecret">The value is a credential and stays marked as one wherever it goes.</param>
    public sealed record Reference(ResourceKey Of, string Output, bool IsSecret = false) : ResourceValue;
}
