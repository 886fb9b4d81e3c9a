using System.Text.Json.Nodes;
using Provisioning.Declarations;
using Provisioning.Declarations.Tables;

namespace Provisioning.Importing;

/// <summary>The environment that an imported realm becomes.</summary>
internal static class EnvironmentFile
{
    public static SourceFile Of(ImportRequest request) => DeclarationJson.File(
        $"stacks/environments/{request.Environment}.json",
        "environment",
        new JsonObject()
            .Say(EnvironmentTable.Description, $"The realm that was imported from {request.Source}.")
            .Say(EnvironmentTable.Realm, new JsonObject()
                .SayAlways(RealmTable.Kind, request.Target.Kind)
                .Say(RealmTable.Name, request.Target.Name)
                .Say(RealmTable.Path, request.Target.Path)
                .Say(RealmTable.Url, request.Target.Url))
            .Say(EnvironmentTable.Vault, new JsonObject()
                .SayAlways(VaultTable.Kind, request.Vault.Kind)
                .Say(VaultTable.Path, request.Vault.Path)
                .Say(VaultTable.Uri, request.Vault.Uri)));
}
