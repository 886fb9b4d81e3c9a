using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Provisioning.Keycloak.Tests;

/// <summary>A real server as its own administrator sees it: makes and removes realms, and changes them behind our back.</summary>
internal sealed class Server : IDisposable
{
    public const string Newest = "KEYCLOAK_URL";

    public const string Oldest = "KEYCLOAK_OLD_URL";

    private readonly HttpClient http;
    private readonly string prefix;

    /// <param name="variable">The environment variable with its address; name and password of the administrator stand beside it.</param>
    public Server(string variable)
    {
        prefix = variable[..^"URL".Length];
        http = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable(variable)!.TrimEnd('/') + "/") };
    }

    public Uri Url => http.BaseAddress!;

    public string Username => Environment.GetEnvironmentVariable(prefix + "ADMIN_USERNAME") ?? "admin";

    public string Password => Environment.GetEnvironmentVariable(prefix + "ADMIN_PASSWORD") ?? "admin";

    public void Dispose() => http.Dispose();

    /// <summary>Asks the Admin API; paths begin behind <c>admin/</c>.</summary>
    /// <param name="token">The token of who asks; null for the server's administrator.</param>
    public async Task<JsonNode?> AskAsync(HttpMethod method, string path, JsonNode? body = null, Func<Task<string>>? token = null)
    {
        using var request = new HttpRequestMessage(method, "admin/" + path);
        request.Headers.Authorization = new("Bearer", token is null ? await AdministratorAsync() : await token());
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private Task<string> AdministratorAsync() => TokenAsync("master", new()
    {
        ["grant_type"] = "password",
        ["client_id"] = "admin-cli",
        ["username"] = Username,
        ["password"] = Password,
    });

    public async Task<string> TokenAsync(string realm, Dictionary<string, string> form) =>
        (await PostAsync($"realms/{realm}/protocol/openid-connect/token", form))["access_token"]!.GetValue<string>();

    /// <summary>Whether the realm answers this form with a token.</summary>
    public async Task<bool> GivesTokenAsync(string realm, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(new Uri($"realms/{realm}/protocol/openid-connect/token", UriKind.Relative), content);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Posts a form to one of the endpoints that are not the Admin API's.</summary>
    public async Task<JsonObject> PostAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {answer?["error_description"]}");
        return answer!;
    }
}
