using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// What rules look at: one realm, expanded. For declarations it is the realm they make, with the stacks behind it;
/// for an observed realm (an export) there are no stacks and <see cref="Compiled"/> is null.
/// </summary>
public sealed class RuleContext(RealmState realm, CompiledEnvironment? compiled, CompiledDeclarations? all, string file)
{
    public RealmState Realm { get; } = realm;

    /// <summary>The expansion of <see cref="Realm"/>.</summary>
    public AccessGraph Access { get; } = new(realm);

    public CompiledEnvironment? Compiled { get; } = compiled;

    /// <summary>The other environments too, for rules that compare them.</summary>
    public CompiledDeclarations? All { get; } = all;

    public CatalogueDeclaration Catalogue => All?.Declarations.Catalogue ?? CatalogueDeclaration.Empty;

    /// <summary>The technical users behind the realm's declared clients; empty for an observed realm.</summary>
    public IEnumerable<TechnicalUser> TechnicalUsers =>
        Compiled?.Stacks.Values.SelectMany(s => s.TechnicalUsers.Values) ?? [];

    /// <summary>A place for an object of an observed realm: its file and its name.</summary>
    public Place PlaceOf(string subject) => Place.InFile(file, subject: subject);

    /// <summary>Where a role or permission is declared, or the realm's file.</summary>
    public Place PlaceOf(RoleRef role)
    {
        if (!role.IsRealmRole && Catalogue.Applications.TryGetValue(role.Client, out var application))
        {
            if (application.Permissions.TryGetValue(role.Name, out var permission))
            {
                return permission.At.ToPlace(role.ToString());
            }

            if (application.Roles.TryGetValue(role.Name, out var declared))
            {
                return declared.At.ToPlace(role.ToString());
            }
        }

        return PlaceOf(role.ToString());
    }

    /// <summary>Where a technical user is declared, or the realm's file.</summary>
    public Place PlaceOfClient(string clientId)
    {
        foreach (var stack in Compiled?.Stacks.Values ?? [])
        {
            if (stack.TechnicalUsers.TryGetValue(clientId, out var user))
            {
                return user.Declaration.At.ToPlace(clientId);
            }
        }

        return PlaceOf(clientId);
    }
}
