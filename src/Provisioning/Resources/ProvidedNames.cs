using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>
/// What the objects behind resources are called in the realm. A program may name its resources as it likes; ours name each after
/// its object, which is the best guess where the resource itself is not told.
/// </summary>
internal sealed class ProvidedNames
{
    private readonly Dictionary<ResourceKey, string> names = [];
    private readonly Dictionary<ResourceKey, RoleRef> roles = [];

    public ProvidedNames(IReadOnlyCollection<KeyValuePair<ResourceKey, Map<string, ResourceValue>>> resources)
    {
        foreach (var (key, properties) in resources)
        {
            var named = new ProvidedProperties(properties).Text(key.Type switch
            {
                ResourceTypes.Client => "clientId",
                ResourceTypes.User => "username",
                _ => "name",
            });
            names[key] = named.Length > 0 ? named : key.Name;
        }

        foreach (var (key, properties) in resources.Where(r => r.Key.Type == ResourceTypes.Role))
        {
            var client = new ProvidedProperties(properties).Value("clientId");
            roles[key] = client is null ? RoleRef.OfRealm(names[key]) : new RoleRef(Of(client), names[key]);
        }
    }

    /// <summary>A client id, a user name or the name of a scope; an id that nobody resolved stands for itself.</summary>
    public string Of(ResourceValue? value) => value switch
    {
        ResourceValue.Reference reference => names.GetValueOrDefault(reference.Of, reference.Of.Name),
        ResourceValue.Text text => text.Value,
        _ => string.Empty,
    };

    public RoleRef RoleOf(ResourceValue? value) => value switch
    {
        ResourceValue.Reference reference => roles.TryGetValue(reference.Of, out var role) ? role : RoleRef.Parse(reference.Of.Name),
        ResourceValue.Text text => RoleRef.OfRealm(text.Value),
        _ => default,
    };
}
