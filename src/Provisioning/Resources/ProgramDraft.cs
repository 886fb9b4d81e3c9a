using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>A program in the making: what is owned is referred to, everything else is looked up, each thing once.</summary>
internal sealed class ProgramDraft(RealmState realm)
{
    private readonly List<ComponentDescription> components = [];
    private readonly List<ResourceDescription> resources = [];
    private readonly List<LookupDescription> lookups = [];
    private readonly Dictionary<ResourceKey, ResourceValue> found = [];

    public RealmState Realm { get; } = realm;

    public ComponentDescription Component(string type, string name)
    {
        var component = new ComponentDescription(new ResourceKey(type, name));
        components.Add(component);
        return component;
    }

    public void Add(ResourceDescription resource) => resources.Add(resource);

    /// <summary>Properties of an object of this realm; the realm itself is there already and is named, not declared.</summary>
    public Map<string, ResourceValue> Properties(params (string Name, ResourceValue Value)[] properties) =>
        Map<string, ResourceValue>.From(
            properties.Append(("realmId", Realm.Name)).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));

    public ResourceValue IdOf(RoleRef role) => Realm.Roles.ContainsKey(role)
        ? new ResourceValue.Reference(RoleResources.KeyOf(role), "id")
        : Lookup(new(ResourceTypes.GetRole, role.ToString()), () => role.IsRealmRole
            ? Properties(("name", role.Name))
            : Properties(("name", role.Name), ("clientId", IdOfClient(role.Client))));

    public ResourceValue IdOfClient(string clientId) => Realm.Clients.ContainsKey(clientId)
        ? new ResourceValue.Reference(new(ResourceTypes.Client, clientId), "id")
        : Lookup(new(ResourceTypes.GetClient, clientId), () => Properties(("clientId", clientId)));

    /// <summary>Stacks own no groups. The provider finds one by its own name, not by its path.</summary>
    public ResourceValue IdOfGroup(string path) =>
        Lookup(new(ResourceTypes.GetGroup, path), () => Properties(("name", path[(path.LastIndexOf('/') + 1)..])));

    /// <summary>Scopes are attached by name; an owned one is referred to, so that it is there first.</summary>
    public ResourceValue NameOfScope(string scope) => Realm.ClientScopes.ContainsKey(scope)
        ? new ResourceValue.Reference(new(ResourceTypes.ClientScope, scope), "name")
        : scope;

    public ResourceProgram ToProgram(string stack) => new()
    {
        Stack = stack,
        Realm = Realm.Name,
        Lookups = ValueList.From(lookups),
        Components = ValueList.From(components),
        Resources = ValueList.From(resources),
    };

    private ResourceValue Lookup(ResourceKey key, Func<Map<string, ResourceValue>> arguments)
    {
        if (!found.TryGetValue(key, out var id))
        {
            // What the arguments refer to is looked up first and so comes first.
            var lookup = new LookupDescription(key, arguments());
            lookups.Add(lookup);
            found[key] = id = new ResourceValue.Reference(key, "id");
        }

        return id;
    }
}
