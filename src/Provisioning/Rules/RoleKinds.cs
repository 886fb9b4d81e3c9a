using Provisioning.Declarations;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// Sorts an application's roles into permissions and role collections. The catalogue says which is which; in an export
/// a role collection that lost its members looks like a permission, so there the application around it decides.
/// Keycloak's own roles and realm roles belong to no application and are in neither list.
/// </summary>
public sealed class RoleKinds
{
    private readonly RealmState realm;
    private readonly CatalogueDeclaration catalogue;
    private readonly HashSet<string> technicalContainers;
    private readonly HashSet<RoleRef> assigned = [];
    private readonly HashSet<RoleRef> permissions = [];

    public RoleKinds(RealmState realm, CatalogueDeclaration catalogue)
    {
        this.realm = realm;
        this.catalogue = catalogue;
        technicalContainers = [.. TechnicalContainers()];
        foreach (var role in realm.Roles.Values.Where(r => !r.IsPermission && r.Ref != realm.DefaultRole && !IsBuiltIn(r.Ref)))
        {
            assigned.UnionWith(role.Members);
        }

        foreach (var (name, role) in realm.Roles)
        {
            if (IsPermission(role))
            {
                permissions.Add(name);
            }
        }

        var ofApplications = realm.Roles.Values.Where(r => !r.Ref.IsRealmRole && !IsBuiltIn(r.Ref)).ToList();
        Permissions = [.. ofApplications.Where(r => permissions.Contains(r.Ref))];
        Collections = [.. ofApplications.Where(r => !permissions.Contains(r.Ref))];
    }

    /// <summary>The permissions of applications, by name.</summary>
    public ImmutableArray<Role> Permissions { get; }

    /// <summary>The role collections of applications, by name; some may have no members.</summary>
    public ImmutableArray<Role> Collections { get; }

    /// <summary>Whether some role collection has the role among its members. The realm's default role does not count.</summary>
    public bool IsAssigned(RoleRef role) => assigned.Contains(role);

    /// <summary>Whether the application's roles are made for technical users.</summary>
    public bool IsTechnicalContainer(string clientId) => technicalContainers.Contains(clientId);

    public bool IsPermission(RoleRef role) => permissions.Contains(role);

    /// <summary>Keycloak's own: its clients in every realm, and in the master realm the one client per other realm.</summary>
    public bool IsBuiltIn(RoleRef role) =>
        role == realm.DefaultRole
        || KeycloakBuiltIns.IsBuiltIn(role)
        || (realm.Name == "master" && role.Client.EndsWith("-realm", StringComparison.Ordinal));

    private bool IsPermission(Role role)
    {
        if (catalogue.Applications.TryGetValue(role.Ref.Client, out var application))
        {
            return !application.Roles.ContainsKey(role.Ref.Name) && role.IsPermission;
        }

        return role.IsPermission && (!technicalContainers.Contains(role.Ref.Client) || assigned.Contains(role.Ref));
    }

    private IEnumerable<string> TechnicalContainers()
    {
        foreach (var application in catalogue.Applications.Values.Where(a => a.TechnicalRoles))
        {
            yield return application.ClientId;
        }

        // Undeclared: a container collects permissions of others, so that most of its roles are composites and none of
        // them holds a permission of its own. An application with human roles owns the permissions they are made of.
        foreach (var roles in realm.Roles.Values
            .Where(r => !r.Ref.IsRealmRole && !IsBuiltIn(r.Ref) && !catalogue.Applications.ContainsKey(r.Ref.Client))
            .GroupBy(r => r.Ref.Client, StringComparer.Ordinal))
        {
            var composites = roles.Where(r => !r.IsPermission).ToList();
            if (composites.Count * 2 > roles.Count() && composites.All(r => r.Members.All(m => m.Client != roles.Key || IsComposite(m))))
            {
                yield return roles.Key;
            }
        }
    }

    private bool IsComposite(RoleRef role) => realm.Roles.TryGetValue(role, out var found) && !found.IsPermission;
}
