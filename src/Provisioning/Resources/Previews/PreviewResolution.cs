using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Resources.Previews;

/// <summary>
/// Turns ids into references. An id that is known is one of the preview's own resources; an unknown one is told by what its
/// property depends on; that of a role of another stack by the names of the scopes that go with it, or by the declarations.
/// </summary>
internal sealed class PreviewResolution(PreviewIds ids, IReadOnlyDictionary<ResourceKey, Map<string, ResourceValue>> declared)
{
    private readonly RoleEquations equations = new();
    private readonly List<(ResourceSet Resources, ResourceKey Key, ImmutableArray<RoleRef> Names, bool IsAfter)> open = [];

    public List<Diagnostic> Findings { get; } = [];

    /// <summary>The resources of one side, with everything resolved that the side itself tells.</summary>
    public ResourceSet Resolve(IEnumerable<KeyValuePair<ResourceKey, PreviewState>> told, IEnumerable<KeyValuePair<ResourceKey, Map<string, ResourceValue>>> others)
    {
        var resources = new ResourceSet(others);
        foreach (var (key, state) in told)
        {
            resources[key] = Map<string, ResourceValue>.From(state.Properties.Select(p => KeyValuePair.Create(
                p.Key, PreviewTypes.Refers(key.Type, p.Key, out var to) ? Resolve(key, p.Key, p.Value, to, state) : p.Value)));
        }

        return resources;
    }

    /// <summary>Notes which roles the grants of a side must be; <see cref="NameRoles"/> is for when all sides were heard.</summary>
    /// <param name="asDeclared">Whether this side is the one that is declared.</param>
    public void Compare(ResourceSet resources, bool asDeclared)
    {
        var names = new ProvidedNames(resources);
        var scopes = resources.Where(r => r.Key.Type == ResourceTypes.DefaultScopes)
            .GroupBy(r => names.Of(new ProvidedProperties(r.Value).Value("clientId")), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        foreach (var (key, properties) in resources.Where(r => r.Key.Type == ResourceTypes.UserRoles).ToList())
        {
            var granted = new ProvidedProperties(properties);
            var nameless = granted.Items("roleIds").OfType<ResourceValue.Text>().Select(t => t.Value).ToArray();
            if (nameless.Length == 0)
            {
                continue;
            }

            var known = granted.Items("roleIds").OfType<ResourceValue.Reference>().Select(names.RoleOf).ToHashSet();
            var carried = scopes.TryGetValue(names.Of(granted.Value("userId") ?? key.Name), out var found)
                ? new ProvidedProperties(found).Items("defaultScopes").Select(s => GrantScope(names.Of(s))).OfType<RoleRef>()
                : [];
            IEnumerable<RoleRef> wanted = asDeclared && declared.TryGetValue(key, out var description)
                ? new ProvidedProperties(description).Items("roleIds").Select(names.RoleOf)
                : carried;
            ImmutableArray<RoleRef> missing = [.. wanted.Where(r => !known.Contains(r)).Distinct()];
            equations.Add(nameless, missing);
            open.Add((resources, key, missing, asDeclared));
        }
    }

    /// <summary>
    /// Puts names in place of the ids that are left. One without a name stays an id and is a finding: an error where somebody
    /// gains it, because nobody can say whether it administers the realm.
    /// </summary>
    public void NameRoles(Place place)
    {
        equations.Solve();
        var nameless = new HashSet<(ResourceKey Holder, string Id)>();
        foreach (var (resources, key, names, isAfter) in open)
        {
            var items = new ProvidedProperties(resources[key]).Items("roleIds").ToArray();
            var left = items.OfType<ResourceValue.Text>().Select(t => t.Value).ToArray();
            IEnumerable<ResourceValue> named = left.Length == names.Length
                ? names.Select(Reference)
                : left.Select(id => equations.NameOf(id) is { } role ? Reference(role) : Nameless(id));
            resources[key] = resources[key].With("roleIds", ResourceValue.ListOf(items.Where(i => i is not ResourceValue.Text).Concat(named)));

            ResourceValue Nameless(string id)
            {
                if (nameless.Add((key, id)))
                {
                    var finding = PreviewCodes.UnnamedRole.At(
                        place with { Subject = key.Name }, $"'{key.Name}' {(isAfter ? "gains" : "holds")} a role of which the preview tells the id {id} only.");
                    Findings.Add(isAfter ? finding with { Severity = Severity.Error } : finding);
                }

                return id;
            }
        }
    }

    private static RoleRef? GrantScope(string scope) => Compilation.GrantScope.RoleOf(scope);

    private static ResourceValue Reference(RoleRef role) => new ResourceValue.Reference(new(ResourceTypes.GetRole, role.ToString()), "id");

    private ResourceValue Resolve(ResourceKey key, string property, ResourceValue value, string to, PreviewState state)
    {
        var dependencies = state.Dependencies.GetOr(property, []).Where(d => d.Type == to || (property == "userId" && d.Type == ResourceTypes.User)).ToArray();
        if (value is ResourceValue.List list)
        {
            return ResourceValue.ListOf(ResolveAll(list.Items, dependencies, byName: to == ResourceTypes.ClientScope));
        }

        if (OwnerOf(value) is { } owner)
        {
            return new ResourceValue.Reference(owner, "id");
        }

        // A role by its name needs no resolving.
        if (property == "role" && value is ResourceValue.Text)
        {
            return value;
        }

        return dependencies.Length == 1 ? new ResourceValue.Reference(dependencies[0], "id")
            : declared.TryGetValue(key, out var description) && description.TryGetValue(property, out var known) ? known
            : value;
    }

    private IEnumerable<ResourceValue> ResolveAll(ValueList<ResourceValue> items, ResourceKey[] dependencies, bool byName)
    {
        var resolved = items.Select(i => OwnerOf(i) is { } owner ? new ResourceValue.Reference(owner, "id") : i).ToList();
        var known = resolved.OfType<ResourceValue.Reference>().Select(r => r.Of).ToHashSet();
        var others = dependencies.Where(d => !known.Contains(d)).Select(d => (ResourceValue)new ResourceValue.Reference(d, "id")).ToArray();
        var unknown = resolved.Count(r => r is ResourceValue.Unknown);
        var nameless = resolved.Count(r => r is ResourceValue.Unknown or ResourceValue.Text);
        if (others.Length == 0)
        {
            return resolved;
        }

        return unknown == others.Length ? resolved.Where(r => r is not ResourceValue.Unknown).Concat(others)
            : nameless == others.Length && !byName ? resolved.Where(r => r is ResourceValue.Reference).Concat(others)
            : resolved;
    }

    private ResourceKey? OwnerOf(ResourceValue value) => value is ResourceValue.Text text ? ids.OwnerOf(text.Value) : null;
}
