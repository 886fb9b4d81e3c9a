using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Tests;

/// <summary>An administrator who changes a realm by hand, as the console would.</summary>
/// <param name="ask">Asks the Admin API of the realm as somebody who may do everything.</param>
internal sealed class HandOnARealm(Func<HttpMethod, string, JsonNode?, Task<JsonNode?>> ask)
{
    public async Task<string> ClientAsync(string clientId) => IdOf((await ask(HttpMethod.Get, $"clients?clientId={clientId}", null))![0]!);

    public async Task<string> UserAsync(string clientId) =>
        IdOf((await ask(HttpMethod.Get, $"users?username={ServiceAccount.UsernameOf(clientId)}&exact=true", null))![0]!);

    public async Task<JsonObject> RoleAsync(RoleRef role) =>
        ((await ask(HttpMethod.Get, role.IsRealmRole ? "roles" : $"clients/{await ClientAsync(role.Client)}/roles", null))!.AsArray()
            .Single(r => r!["name"]!.GetValue<string>() == role.Name)!.DeepClone()).AsObject();

    public async Task<RoleRef> MakeRoleAsync(RoleRef role, params RoleRef[] members)
    {
        await ask(
            HttpMethod.Post,
            role.IsRealmRole ? "roles" : $"clients/{await ClientAsync(role.Client)}/roles",
            new JsonObject { ["name"] = role.Name });
        foreach (var member in members)
        {
            await AddMemberAsync(role, member);
        }

        return role;
    }

    public async Task AddMemberAsync(RoleRef role, RoleRef member) =>
        await ask(HttpMethod.Post, $"roles-by-id/{IdOf(await RoleAsync(role))}/composites", new JsonArray(await RoleAsync(member)));

    public async Task GrantAsync(string clientId, RoleRef role)
    {
        var container = role.IsRealmRole ? "realm" : $"clients/{await ClientAsync(role.Client)}";
        await ask(HttpMethod.Post, $"users/{await UserAsync(clientId)}/role-mappings/{container}", new JsonArray(await RoleAsync(role)));
    }

    public async Task JoinAsync(string clientId, string group)
    {
        await ask(HttpMethod.Post, "groups", new JsonObject { ["name"] = group });
        var made = (await ask(HttpMethod.Get, "groups", null))!.AsArray().Single(g => g!["name"]!.GetValue<string>() == group)!;
        await ask(HttpMethod.Put, $"users/{await UserAsync(clientId)}/groups/{IdOf(made)}", null);
    }

    public async Task LetThroughAsync(string scope, RoleRef role) => await ask(
        HttpMethod.Post,
        $"client-scopes/{await ScopeAsync(scope)}/scope-mappings/clients/{await ClientAsync(role.Client)}",
        new JsonArray(await RoleAsync(role)));

    public async Task ChangeScopeAsync(HttpMethod method, string clientId, string scope) =>
        await ask(method, $"clients/{await ClientAsync(clientId)}/default-client-scopes/{await ScopeAsync(scope)}", null);

    public Task ChangeClientAsync(string clientId, Action<JsonObject> change) =>
        ChangeAsync(async () => $"clients/{await ClientAsync(clientId)}", change);

    public Task ChangeUserAsync(string clientId, Action<JsonObject> change) =>
        ChangeAsync(async () => $"users/{await UserAsync(clientId)}", change);

    private async Task ChangeAsync(Func<Task<string>> address, Action<JsonObject> change)
    {
        var path = await address();
        var current = (await ask(HttpMethod.Get, path, null))!.DeepClone().AsObject();
        change(current);
        await ask(HttpMethod.Put, path, current);
    }

    private async Task<string> ScopeAsync(string name) =>
        IdOf((await ask(HttpMethod.Get, "client-scopes", null))!.AsArray().Single(s => s!["name"]!.GetValue<string>() == name)!);

    private static string IdOf(JsonNode item) => item["id"]!.GetValue<string>();
}
