using System.Collections;
using Provisioning.Collections;

namespace Provisioning.Resources.Previews;

/// <summary>Resources by key, each with its properties.</summary>
internal sealed class ResourceSet(IEnumerable<KeyValuePair<ResourceKey, Map<string, ResourceValue>>> resources)
    : IReadOnlyCollection<KeyValuePair<ResourceKey, Map<string, ResourceValue>>>
{
    private readonly Dictionary<ResourceKey, Map<string, ResourceValue>> byKey = new(resources);

    public int Count => byKey.Count;

    public Map<string, ResourceValue> this[ResourceKey key]
    {
        get => byKey[key];
        set => byKey[key] = value;
    }

    public IEnumerator<KeyValuePair<ResourceKey, Map<string, ResourceValue>>> GetEnumerator() => byKey.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
