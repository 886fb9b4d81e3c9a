using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Provisioning.Keycloak.Sessions;
using Provisioning.Keycloak.Tests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Benchmarks.Servers;

/// <summary>
/// What a script would do: Keycloak's own <c>partialImport</c> in calls of 25, one after another. It is the fastest size, and
/// calls side by side gain nothing.
/// </summary>
internal sealed class RawImport(TestRealm realm, HttpClient http)
{
    private const int Size = 25;

    private static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(45);

    private string token = string.Empty;
    private long signedIn;

    /// <summary>Applications and roles, as many calls of 25 as it takes; members may be in another call of before.</summary>
    public async Task SendRolesAsync(RealmState state)
    {
        foreach (var clients in state.Clients.Values.Where(c => c.ServiceAccount is null).Chunk(Size))
        {
            await SendAsync(new JsonObject { ["clients"] = List(clients.Select(c => ClientRepresentation.Write(c))) }).ConfigureAwait(false);
        }

        foreach (var roles in state.Roles.Values.OrderBy(r => DepthOf(r, state)).Chunk(Size))
        {
            var byClient = roles.GroupBy(r => r.Ref.Client, StringComparer.Ordinal)
                .Select(g => KeyValuePair.Create<string, JsonNode?>(g.Key, List(g.Select(r => RoleRepresentation.Write(r)))));
            await SendAsync(new JsonObject { ["roles"] = new JsonObject { ["client"] = new JsonObject(byClient) } }).ConfigureAwait(false);
        }
    }

    /// <summary>Technical users: 25 clients and their users in each call.</summary>
    public async Task SendTechnicalUsersAsync(RealmState state)
    {
        foreach (var clients in state.Clients.Values.Where(c => c.ServiceAccount is not null).Chunk(Size))
        {
            await SendAsync(new JsonObject
            {
                ["clients"] = List(clients.Select(c => ClientRepresentation.Write(c))),
                ["users"] = List(clients.Select(c => UserRepresentation.Write(c.ClientId, c.ServiceAccount!))),
            }).ConfigureAwait(false);
        }
    }

    private static JsonArray List(IEnumerable<JsonObject> items) => [.. items];

    private static int DepthOf(Role role, RealmState state) =>
        role.Members.Count == 0 ? 0 : 1 + role.Members.Max(m => DepthOf(state.Roles[m], state));

    private async Task SendAsync(JsonObject body)
    {
        body["ifResourceExists"] = "FAIL";
        if (token.Length == 0 || Stopwatch.GetElapsedTime(signedIn) > TokenLife)
        {
            var signIn = (SignIn.ByClientSecret)realm.Options.SignIn;
            signedIn = Stopwatch.GetTimestamp();
            token = await realm.Server.TokenAsync(realm.Name, new()
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = signIn.ClientId,
                ["client_secret"] = signIn.Secret.Reveal(),
            }).ConfigureAwait(false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(realm.Server.Url, $"admin/realms/{realm.Name}/partialImport"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"partialImport: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync().ConfigureAwait(false)}");
        }
    }
}
