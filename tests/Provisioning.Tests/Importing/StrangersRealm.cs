using System.Text;
using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Importing;
using Provisioning.Realms;

namespace Provisioning.Tests.Importing;

/// <summary>A realm that somebody made by hand, and what an import makes of it.</summary>
internal static class StrangersRealm
{
    public const string Name = "harbour";

    private static readonly DateOnly Today = new(2026, 3, 1);

    public static RoleRef Load { get; } = new("Crane", "load");

    public static RoleRef Unload { get; } = new("Crane", "unload");

    public static RoleRef Operator { get; } = new("Crane", "Operator");

    public static RoleRef Pilot { get; } = RoleRef.OfRealm("pilot");

    /// <summary>An application with two permissions and a role, a realm role, and the given clients.</summary>
    public static RealmState With(params Client[] clients)
    {
        var fresh = KeycloakRealm.Fresh(Name);
        return fresh with
        {
            Clients = fresh.Clients.Merge(clients
                .Prepend(new Client { ClientId = "Crane", AccessType = AccessType.BearerOnly, FullScopeAllowed = true })
                .Select(c => KeyValuePair.Create(c.ClientId, c))),
            Roles = fresh.Roles.Merge(new Role[]
            {
                new() { Ref = Load, Description = "Load a ship" },
                new() { Ref = Unload },
                new() { Ref = Operator, Members = [Load, Unload] },
                new() { Ref = Pilot },
            }.Select(r => KeyValuePair.Create(r.Ref, r))),
            Groups = Map<string, Group>.From([new("/quay", new Group { Path = "/quay" })]),
        };
    }

    public static Client TechnicalUser(string clientId, Func<Client, Client> adjust, params RoleRef[] grants) => adjust(new()
    {
        ClientId = clientId,
        DefaultScopes = ["basic", "roles"],
        ServiceAccount = new() { Grants = [.. grants] },
    });

    public static ImportedProject Import(RealmState realm) => RealmImport.Import(new()
    {
        Realm = realm,
        Environment = "dev",
        Target = new("file", realm.Name, ".provisioning/dev/realm.json", string.Empty, default),
        Vault = new("file", ".provisioning/dev/secrets.json", string.Empty, default),
        Source = "harbour.json",
        Today = Today,
    });

    public static JsonElement TechnicalUserIn(ImportedProject imported, string name) =>
        FileIn(imported, "stacks/platform/stack.json").GetProperty("technicalUsers").GetProperty(name);

    public static JsonElement FileIn(ImportedProject imported, string path)
    {
        SourceFile file = imported.Files.Single(f => f.Path == path);
        return JsonDocument.Parse(Encoding.UTF8.GetString(file.Content.Span)).RootElement;
    }
}
