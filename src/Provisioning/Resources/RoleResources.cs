using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>
/// A role and, beside it, the client scope that lets it into tokens. The component is the same whether anybody holds the role
/// or not: a resource that moves to another parent would be made anew, and everybody's grant of it would be lost.
/// </summary>
internal static class RoleResources
{
    /// <summary>Between several values of one attribute, as the provider splits them.</summary>
    internal const string Separator = "##";

    public static ResourceKey KeyOf(RoleRef role) => new(ResourceTypes.Role, role.ToString());

    public static void Add(ProgramDraft draft)
    {
        var parents = new Dictionary<RoleRef, ComponentDescription>();
        var seen = new HashSet<RoleRef>();
        foreach (var role in draft.Realm.Roles.Values)
        {
            AddRole(draft, role, parents, seen);
        }

        foreach (var scope in draft.Realm.ClientScopes.Values)
        {
            AddScope(draft, scope, parents);
        }
    }

    /// <summary>Attributes of roles and users hold several values as one text.</summary>
    public static ResourceValue Joined(IEnumerable<KeyValuePair<string, Collections.ValueList<string>>> attributes) =>
        ResourceValue.MapOf(attributes.Select(a => KeyValuePair.Create(a.Key, string.Join(Separator, a.Value))));

    private static void AddRole(ProgramDraft draft, Role role, Dictionary<RoleRef, ComponentDescription> parents, HashSet<RoleRef> seen)
    {
        if (!seen.Add(role.Ref))
        {
            return;
        }

        foreach (var member in role.Members)
        {
            if (draft.Realm.Roles.TryGetValue(member, out var owned))
            {
                AddRole(draft, owned, parents, seen);
            }
        }

        (string, ResourceValue)[] own =
        [
            ("name", role.Ref.Name),
            ("description", role.Description),
            ("attributes", Joined(role.Attributes)),
            ("compositeRoles", ResourceValue.ListOf(role.Members.Select(draft.IdOf))),
        ];
        draft.Add(new ResourceDescription
        {
            Key = KeyOf(role.Ref),
            Parent = ParentOf(draft, role.Ref, parents),
            Properties = draft.Properties(role.Ref.IsRealmRole ? own : [.. own, ("clientId", draft.IdOfClient(role.Ref.Client))]),
        });
    }

    private static void AddScope(ProgramDraft draft, ClientScope scope, Dictionary<RoleRef, ComponentDescription> parents)
    {
        var key = new ResourceKey(ResourceTypes.ClientScope, scope.Name);
        var first = scope.Roles.First();
        draft.Add(new ResourceDescription
        {
            Key = key,
            Parent = ParentOf(draft, first, parents),
            Properties = ScopeProperties.Of(draft, scope),
        });
        foreach (var role in scope.Roles)
        {
            draft.Add(new ResourceDescription
            {
                Key = new(ResourceTypes.RoleMapper, scope.Roles.Count == 1 ? scope.Name : $"{scope.Name} {role}"),
                Parent = ParentOf(draft, first, parents),
                Properties = draft.Properties(
                    ("clientScopeId", new ResourceValue.Reference(key, "id")), ("roleId", draft.IdOf(role))),
            });
        }
    }

    private static ComponentDescription ParentOf(ProgramDraft draft, RoleRef role, Dictionary<RoleRef, ComponentDescription> parents) =>
        parents.TryGetValue(role, out var parent) ? parent
            : parents[role] = draft.Component(ResourceTypes.RoleComponent, role.ToString());
}
