using Provisioning.Collections;

namespace Provisioning.Resources.Previews;

/// <summary>A resource as one side of a step tells it.</summary>
public sealed record PreviewState
{
    /// <summary>False for a component, which is nothing in the realm.</summary>
    public bool IsCustom { get; init; }

    /// <summary>As the provider tells it; empty before the resource is made.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>
    /// By wire name. What the provider found goes before what the program said: only there does a change made by hand show.
    /// </summary>
    public Map<string, ResourceValue> Properties { get; init; } = Map<string, ResourceValue>.Empty;

    /// <summary>By wire name, the resources that the program took the property from.</summary>
    public Map<string, ValueList<ResourceKey>> Dependencies { get; init; } = Map<string, ValueList<ResourceKey>>.Empty;
}
