using System.Text.Json.Nodes;
using Provisioning.Declarations;
using Provisioning.Declarations.Tables;
using Provisioning.Realms;

namespace Provisioning.Importing;

/// <summary>The catalogue that a realm's applications and roles make.</summary>
internal static class CatalogueFile
{
    public static SourceFile Of(ImportableRealm found, string source) => DeclarationJson.File(
        "stacks/catalogue/imported.json",
        "catalogue",
        new JsonObject()
            .Say(CatalogueTable.Description, $"Applications and roles as they were found in realm {found.Realm.Name}.")
            .Say(CatalogueTable.Source, source)
            .Say(CatalogueTable.Applications, DeclarationJson.Object(
                found.Applications.Select(a => KeyValuePair.Create(a.ClientId, a)), a => Application(a, found)))
            .SaySome(CatalogueTable.ExternalRoles, DeclarationJson.Object(
                found.External.Select(r => KeyValuePair.Create(r.ToString(), r)),
                r => new JsonObject().Say(ExternalRoleTable.Client, r.Client))));

    private static JsonObject Application(Client client, ImportableRealm found)
    {
        var collections = found.Kinds.Collections.Select(r => r.Ref).ToHashSet();
        var roles = found.Roles[client.ClientId].ToLookup(r => collections.Contains(r.Ref));
        return new JsonObject()
            .Say(ApplicationTable.Name, client.Name)
            .Say(ApplicationTable.Description, client.Description)
            .Say(ApplicationTable.Enabled, client.Enabled)
            .Say(ApplicationTable.AccessType, ApplicationTable.WordOf(client.AccessType))
            .Say(ApplicationTable.FullScopeAllowed, client.FullScopeAllowed)
            .Say(ApplicationTable.TechnicalRoles, found.Kinds.IsTechnicalContainer(client.ClientId))
            .SaySome(ApplicationTable.Permissions, DeclarationJson.Object(
                roles[false].Select(r => KeyValuePair.Create(r.Ref.Name, r)),
                r => new JsonObject().Say(PermissionTable.Description, r.Description)))
            .SaySome(ApplicationTable.Roles, DeclarationJson.Object(
                roles[true].Select(r => KeyValuePair.Create(r.Ref.Name, r)),
                r => new JsonObject()
                    .Say(RoleTable.Description, r.Description)
                    .Say(RoleTable.Members, r.Members.Select(m => m.ToString()))));
    }
}
