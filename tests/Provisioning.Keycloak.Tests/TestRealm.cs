using System.Text.Json.Nodes;
using Provisioning.Keycloak.Sessions;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Tests;

/// <summary>A realm of its own on a real server, with an administration client that holds the given rights and no more.</summary>
internal sealed class TestRealm : IAsyncDisposable
{
    public const string AdministrationClient = "provisioning-admin";

    public const string Secret = "not-a-secret-of-anybody";

    /// <summary>What an apply needs where no realm roles are declared.</summary>
    public static readonly string[] Writing = ["manage-clients", "manage-users", "view-realm"];

    public static readonly string[] Reading = ["view-clients", "view-users", "view-realm"];

    private TestRealm(Server server, string name)
    {
        Server = server;
        Name = name;
    }

    public Server Server { get; }

    public string Name { get; }

    public KeycloakOptions Options => new()
    {
        Url = Server.Url,
        Realm = Name,
        SignIn = new SignIn.ByClientSecret(AdministrationClient, new SecretValue(Secret)),
    };

    /// <summary>Lets administrators write attributes that the user profile does not declare, as users with a password need it.</summary>
    public async Task KeepMarksAsync()
    {
        var profile = await AskAsync(HttpMethod.Get, "users/profile");
        profile!["unmanagedAttributePolicy"] = "ADMIN_EDIT";
        await AskAsync(HttpMethod.Put, "users/profile", profile.DeepClone());
    }

    public static async Task<TestRealm> CreateAsync(string variable, params string[] rights)
    {
        var realm = new TestRealm(new Server(variable), $"t-{Guid.NewGuid():N}"[..14]);
        await realm.Server.AskAsync(HttpMethod.Post, "realms", new JsonObject { ["realm"] = realm.Name, ["enabled"] = true });
        await realm.AddCallerAsync(AdministrationClient, rights);
        return realm;
    }

    /// <summary>One more client that may administer the realm; it signs in with the same secret.</summary>
    public async Task AddCallerAsync(string clientId, params string[] rights)
    {
        await AskAsync(HttpMethod.Post, "clients", new JsonObject
        {
            ["clientId"] = clientId,
            ["secret"] = Secret,
            ["serviceAccountsEnabled"] = true,
            ["standardFlowEnabled"] = false,
            ["fullScopeAllowed"] = true,
        });
        await GrantAsync(clientId, rights);
    }

    public KeycloakGateway Open() => new(Options, TimeProvider.System);

    public KeycloakGateway OpenAs(string clientId) =>
        new(Options with { SignIn = new SignIn.ByClientSecret(clientId, new SecretValue(Secret)) }, TimeProvider.System);

    public Task<JsonNode?> AskAsync(HttpMethod method, string path, JsonNode? body = null) =>
        Server.AskAsync(method, $"realms/{Name}/{path}".TrimEnd('/'), body);

    /// <summary>Grants roles of Keycloak's own administration client, as an administrator would by hand.</summary>
    public Task GrantAsync(string clientId, params string[] rights) => GrantAsync(clientId, null, rights);

    /// <param name="token">The token of who grants; null for the server's administrator.</param>
    public Task GrantAsync(string clientId, Func<Task<string>>? token, params string[] rights) =>
        GrantToUserAsync($"service-account-{clientId}", token, rights);

    /// <summary>Makes a person with the password <see cref="Secret"/> and roles of Keycloak's own administration client.</summary>
    public async Task AddPersonAsync(string username, params string[] rights)
    {
        await AskAsync(HttpMethod.Post, "users", new JsonObject
        {
            ["username"] = username,
            ["enabled"] = true,
            ["email"] = $"{username}@example.org",
            ["firstName"] = username,
            ["lastName"] = username,
            ["credentials"] = new JsonArray(new JsonObject { ["type"] = "password", ["value"] = Secret, ["temporary"] = false }),
        });
        await GrantToUserAsync(username, null, rights);
    }

    private async Task GrantToUserAsync(string username, Func<Task<string>>? token, string[] rights)
    {
        var user = (await AskAsync(HttpMethod.Get, $"users?username={username}&exact=true"))![0]!["id"];
        var management = (await AskAsync(HttpMethod.Get, "clients?clientId=realm-management"))![0]!["id"];
        var roles = (await AskAsync(HttpMethod.Get, $"clients/{management}/roles"))!.AsArray()
            .Where(r => rights.Contains(r!["name"]!.GetValue<string>()))
            .Select(r => r!.DeepClone());
        await Server.AskAsync(HttpMethod.Post, $"realms/{Name}/users/{user}/role-mappings/clients/{management}", new JsonArray([.. roles]), token);
    }

    /// <summary>How many writes the realm has recorded, which takes admin events that are on; those of the server's administrator do not count.</summary>
    public async Task<int> WritesAsync() => (await AskAsync(HttpMethod.Get, "admin-events?max=5000"))!.AsArray()
        .Count(e => e!["authDetails"]!["realmId"]!.GetValue<string>() == e["realmId"]!.GetValue<string>());

    /// <summary>The secret that the server keeps for a client.</summary>
    public async Task<string> SecretOfAsync(string clientId)
    {
        var client = (await AskAsync(HttpMethod.Get, $"clients?clientId={clientId}"))![0]!["id"];
        return (await AskAsync(HttpMethod.Get, $"clients/{client}/client-secret"))!["value"]!.GetValue<string>();
    }

    /// <summary>A token of a client, as it gets it by signing in.</summary>
    public async Task<string> TokenOfAsync(string clientId) => await Server.TokenAsync(Name, new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_secret"] = await SecretOfAsync(clientId),
    });

    public async ValueTask DisposeAsync()
    {
        await Server.AskAsync(HttpMethod.Delete, $"realms/{Name}");
        Server.Dispose();
    }
}
