using System.Text.Json.Nodes;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Contracts;

namespace Provisioning.Keycloak.Tests.Imports;

/// <summary>
/// Realm files that <c>up</c> wrote, taken by <c>kc.sh import</c> into a server of one release: what this repository declares,
/// and the small shop with what the repository does not declare.
/// </summary>
/// <param name="variable">The environment variable with the folder of the release.</param>
public abstract class ImportedRealms(string variable) : IAsyncLifetime
{
    /// <summary>A user of the shop that signs in with a password.</summary>
    public const string PasswordUser = "acme-cicd@acme.example";

    public const string ShopRealm = "shop-dev";

    private const string RealmFile = ".provisioning/dev/realm.json";

    /// <summary>A realm that somebody began by hand: <c>up</c> writes into it, and the server adds what it lacks.</summary>
    private const string BegunByHand = """
        { "realm": "shop-dev", "enabled": true, "displayName": "Shop", "groups": [ { "name": "night", "path": "/night" } ] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("provision-import-").FullName;
    private RunningServer? running;

    /// <summary>The stacks of this repository; their environment is the server.</summary>
    internal Workplace Repository { get; } = new() { Now = TimeProvider.System.GetUtcNow() };

    /// <summary>The small shop; its environment is the server.</summary>
    internal Workplace Shop { get; } = new Workplace { Now = TimeProvider.System.GetUtcNow() }.WithShop();

    internal Server Server => running?.Server ?? throw new InvalidOperationException("There is no server.");

    public async Task InitializeAsync()
    {
        if (NeedsServerAttribute.Missing(variable) is not null)
        {
            return;
        }

        Repository.CopyStacks();
        await WriteAsync(Repository, "catena-x-dev", "platform.dev", "acme.dev");
        Shop.Write("stacks/acme/stack.json", ShopProject.Tenant($$"""
            "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } },
            "manager": { "description": "Places orders of the ERP", "grants": { "technical_roles/Order Manager": {} } },
            "watch": {
              "description": "Was there before", "grants": { "technical_roles/Order Reader": {} },
              "adopted": { "fullScopeAllowed": true, "groups": ["/night"] }
            },
            "pipeline": { "description": "Releases orders", "clientId": "{{PasswordUser}}", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } }
            """));
        Shop.Write(RealmFile, BegunByHand);
        await WriteAsync(Shop, ShopRealm, "platform.dev", "acme.dev");
        var home = new KeycloakHome(Environment.GetEnvironmentVariable(variable)!);
        await home.ImportAsync(Path.Combine(folder, "realms"), Directory.CreateDirectory(Path.Combine(folder, "data")).FullName);
        running = await home.StartAsync(Path.Combine(folder, "data"));
        Point(Repository, Server);
        Point(Shop, Server);
    }

    public async Task DisposeAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        Repository.Dispose();
        Shop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Makes the realm file of a project and puts it where the import finds it.</summary>
    private async Task WriteAsync(Workplace project, string realm, params string[] stacks)
    {
        (await project.RunAsync(["up", .. stacks, "--yes"])).Expect(0);
        if (realm == ShopRealm)
        {
            project.Write(RealmFile, InBothShapes(project.Read(RealmFile)));
        }

        (await project.RunAsync(["preview", .. stacks, "--detailed-exit-code"])).Expect(0);
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "realms")).FullName, $"{realm}-realm.json");
        File.Copy(project.PathOf(RealmFile), target);
    }

    /// <summary>One technical user with the mappers that releases before 26 gave each, another with the scope that newer ones give.</summary>
    private static string InBothShapes(string realm)
    {
        var json = JsonNode.Parse(realm)!;
        JsonObject Client(string clientId) =>
            json["clients"]!.AsArray().Single(c => c!["clientId"]!.GetValue<string>() == clientId)!.AsObject();
        var mappers = Client("sa-acme-reader")["protocolMappers"]!.AsArray();
        foreach (var (name, note) in new[] { ("Client ID", "client_id"), ("Client Host", "clientHost"), ("Client IP Address", "clientAddress") })
        {
            mappers.Add((JsonNode)new JsonObject
            {
                ["name"] = name,
                ["protocol"] = "openid-connect",
                ["protocolMapper"] = "oidc-usersessionmodel-note-mapper",
                ["config"] = new JsonObject
                {
                    ["user.session.note"] = note,
                    ["claim.name"] = note,
                    ["jsonType.label"] = "String",
                    ["access.token.claim"] = "true",
                    ["id.token.claim"] = "true",
                },
            });
        }

        Client("sa-acme-manager")["defaultClientScopes"]!.AsArray().Add("service_account");
        return json.ToJsonString();
    }

    private static void Point(Workplace project, Server server)
    {
        project.Variables["PROVISIONING__DEV__REALM__KIND"] = "keycloak";
        project.Variables["PROVISIONING__DEV__REALM__URL"] = server.Url.ToString();
        project.Variables["PROVISIONING__DEV__KEYCLOAK__USERNAME"] = server.Username;
        project.Variables["PROVISIONING__DEV__KEYCLOAK__PASSWORD"] = server.Password;
        project.Variables["PROVISIONING__DEV__KEYCLOAK__SIGNINREALM"] = "master";
    }
}
