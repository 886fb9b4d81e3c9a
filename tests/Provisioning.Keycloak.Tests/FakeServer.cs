using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using Provisioning.Keycloak.Requests;
using Provisioning.Keycloak.Sessions;

namespace Provisioning.Keycloak.Tests;

/// <summary>Answers as told, one request at a time or many, and keeps what it was asked.</summary>
internal sealed class FakeServer(Func<HttpRequestMessage, (HttpStatusCode Status, string Json)> answer) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<(string Line, string Body)> requests = [];

    /// <summary>Method and path of each request, without the part that is the same for all.</summary>
    public IReadOnlyList<(string Line, string Body)> Requests => requests;

    /// <summary>What callers get for their credentials; opaque unless it is to tell their rights.</summary>
    public string Token { get; init; } = "opaque";

    public HttpStatusCode TokenStatus { get; init; } = HttpStatusCode.OK;

    public int Tokens => requests.Count(r => IsToken(r.Line));

    private static KeycloakOptions Options { get; } = new()
    {
        Url = new Uri("https://sso.example.org/"),
        Realm = "r",
        SignIn = new SignIn.ByClientSecret("admin", new Secrets.SecretValue("hush")),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Retries = 2,
    };

#pragma warning disable CA2000 // The gateway disposes of it; without a gateway it holds nothing.
    public KeycloakGateway Open(TimeProvider time, Func<KeycloakOptions, KeycloakOptions>? change = null) =>
        new(change?.Invoke(Options) ?? Options, time, Client());

    /// <summary>What a gateway asks through.</summary>
    public AdminApi OpenApi()
    {
        var transport = new Transport(Client(), Options, TimeProvider.System);
        return new AdminApi(Options, transport, new TokenSource(Options, transport, TimeProvider.System));
    }
#pragma warning restore CA2000

    private HttpClient Client() => new(this, disposeHandler: false) { BaseAddress = Options.Url };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var line = $"{request.Method} {request.RequestUri!.PathAndQuery}".Replace("/admin/realms/r", string.Empty, StringComparison.Ordinal);
        lock (gate)
        {
            requests.Add((line, body));
        }

        var (status, json) = IsToken(line) ? (TokenStatus, $$"""{"access_token":"{{Token}}","expires_in":60}""") : answer(request);
        return new HttpResponseMessage(status)
        {
            RequestMessage = request,
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
    }

    /// <summary>A token, unsigned, that names these roles of <c>realm-management</c>.</summary>
    public static string TokenWith(params string[] rights)
    {
        var claims = JsonSerializer.Serialize(new { resource_access = new Dictionary<string, object> { ["realm-management"] = new { roles = rights } } });
        return $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.none";
    }

    private static bool IsToken(string line) => line.EndsWith("/token", StringComparison.Ordinal);
}
