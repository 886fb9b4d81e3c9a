using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Provisioning.Keycloak.Tests;

/// <summary>A real server as its own administrator sees it: makes and removes realms, and changes them behind our back.</summary>
internal sealed class Server : IDisposable
{
    public const string Newest = "KEYCLOAK_URL";

    public const string Oldest = "KEYCLOAK_OLD_URL";

    /// <summary>Half as long as such a token lives: getting one takes longer than most requests, because of the password's hash.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private (string Token, long Since) administrator = (string.Empty, 0);

    /// <param name="variable">The environment variable with its address; name and password of the administrator stand beside it.</param>
    public Server(string variable)
        : this(new Uri(Environment.GetEnvironmentVariable(variable)!.TrimEnd('/') + "/"), Beside(variable, "ADMIN_USERNAME"), Beside(variable, "ADMIN_PASSWORD"))
    {
    }

    public Server(Uri url, string username, string password)
    {
        http = new HttpClient { BaseAddress = url };
        (Username, Password) = (username, password);
    }

    public Uri Url => http.BaseAddress!;

    public string Username { get; }

    public string Password { get; }

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

    private static string Beside(string variable, string name) =>
        Environment.GetEnvironmentVariable(variable[..^"URL".Length] + name) ?? "admin";

    private async Task<string> AdministratorAsync()
    {
        var (token, since) = administrator;
        if (token.Length == 0 || TimeProvider.System.GetElapsedTime(since) > Kept)
        {
            since = TimeProvider.System.GetTimestamp();
            token = await TokenAsync("master", new()
            {
                ["grant_type"] = "password",
                ["client_id"] = "admin-cli",
                ["username"] = Username,
                ["password"] = Password,
            });
            administrator = (token, since);
        }

        return token;
    }

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
