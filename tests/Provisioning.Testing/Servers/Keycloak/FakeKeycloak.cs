using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Web;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>
/// A server that answers as a release of Keycloak does, in memory: the part of the Admin API that this project calls, with the
/// oddities that real servers showed. The contract of gateways passes on it as on the real ones, and that is all it proves.
/// </summary>
public sealed class FakeKeycloak : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly FakeRealm realm;
    private readonly FakeAdminApi api;
    private readonly List<string> requests = [];

    /// <param name="rights">What the administration client holds of <c>realm-management</c>.</param>
    public FakeKeycloak(string name, KeycloakRelease release, params IEnumerable<string> rights)
    {
        realm = new FakeRealm(name, release);
        api = new FakeAdminApi(realm);
        Rights = [.. rights];
        Seed(KeycloakRealm.Fresh(name));
    }

    /// <summary>What the next token says; one that was issued keeps what it says.</summary>
    public IReadOnlyList<string> Rights { get; set; }

    /// <summary>What the realm asks of passwords, as the server writes it: <c>length(12) and digits(2)</c>.</summary>
    public string PasswordPolicy
    {
        get => realm.PasswordPolicy;
        set => realm.PasswordPolicy = value;
    }

    /// <summary>The password that a user signs in with; null for none.</summary>
    public string? PasswordOf(string username)
    {
        lock (gate)
        {
            var user = realm.Users.Values.Single(u => FakeRealm.Text(u, "username") == username);
            return realm.Passwords.TryGetValue(FakeRealm.Text(user, "id"), out var password) ? password.Value : null;
        }
    }

    /// <summary>Method and path of each request to the Admin API, behind the realm's name.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public IEnumerable<string> Writes => Requests.Where(r => !r.StartsWith("GET ", StringComparison.Ordinal));

    /// <summary>Asks as the server's own administrator, who may do everything and is not counted.</summary>
    public JsonNode? Ask(HttpMethod method, string path, JsonNode? body = null)
    {
        var address = new Uri(new Uri("http://fake/"), path);
        lock (gate)
        {
            var answer = Answer(method.Method, address, Segments(address), body, new FakeCaller(["realm-admin"]));
            return answer.Status < 300 ? answer.Body : throw new InvalidOperationException($"{method} {path}: {answer.Status} {answer.Body}");
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var text = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (gate)
        {
            return Message(request, Answer(request, text));
        }
    }

    private FakeAnswer Answer(HttpRequestMessage request, string text)
    {
        var segments = Segments(request.RequestUri!);
        if (segments is ["realms", var named, "protocol", "openid-connect", "token"])
        {
            return named == realm.Name
                ? FakeAnswer.Of(new JsonObject { ["access_token"] = FakeCaller.TokenFor(Rights), ["expires_in"] = 60 })
                : new FakeAnswer(404, new JsonObject { ["error"] = "Realm does not exist" });
        }

        if (segments is ["admin", "serverinfo"])
        {
            return FakeAnswer.Of(new JsonObject { ["systemInfo"] = new JsonObject { ["version"] = realm.Release.Version } });
        }

        if (FakeCaller.Of(request.Headers.Authorization?.Parameter) is not { } caller)
        {
            return new FakeAnswer(401);
        }

        if (segments is not ["admin", "realms", var asked, .. var path] || asked != realm.Name)
        {
            return new FakeAnswer(404);
        }

        requests.Add($"{request.Method} {string.Join('/', path)}");
        return Answer(request.Method.Method, request.RequestUri!, path, text.Length == 0 ? null : JsonNode.Parse(text), caller);
    }

    private FakeAnswer Answer(string method, Uri address, ImmutableArray<string> path, JsonNode? body, FakeCaller caller)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        var asked = query.AllKeys.OfType<string>().ToDictionary(k => k, k => query[k] ?? string.Empty, StringComparer.Ordinal);
        try
        {
            return api.Answer(new FakeCall(method, path, asked, body), caller);
        }
        catch (FakeRefusal refusal)
        {
            return refusal.Answer;
        }
    }

    private static ImmutableArray<string> Segments(Uri address) =>
        [.. address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    private static HttpResponseMessage Message(HttpRequestMessage request, FakeAnswer answer)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request };
        if (answer.Body is not null)
        {
            message.Content = new StringContent(answer.Body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        }

        if (answer.NewId.Length > 0)
        {
            message.Headers.Location = new Uri($"{request.RequestUri}/{Uri.EscapeDataString(answer.NewId)}");
        }

        return message;
    }

    private void Seed(RealmState fresh)
    {
        var administrator = new FakeCaller(["realm-admin"]);
        var none = new Dictionary<string, string>();
        string Make(JsonNode body, params ImmutableArray<string> path) => api.Answer(new FakeCall("POST", path, none, body), administrator).NewId;

        foreach (var scope in fresh.ClientScopes.Values)
        {
            Make(ClientScopeRepresentation.Write(scope), "client-scopes");
        }

        realm.DefaultScopes.AddRange(fresh.DefaultScopes);
        realm.OptionalScopes.AddRange(fresh.OptionalScopes);
        foreach (var client in fresh.Clients.Values)
        {
            Make(ClientRepresentation.Write(client), "clients");
        }

        foreach (var role in fresh.Roles.Values)
        {
            var owner = role.Ref.IsRealmRole ? ImmutableArray<string>.Empty : ["clients", realm.ClientNamed(role.Ref.Client)!];
            Make(RoleRepresentation.Write(role with { Members = [] }), [.. owner, "roles"]);
        }

        foreach (var role in fresh.Roles.Values)
        {
            realm.RolesOf("roles/" + IdOf(role.Ref)).UnionWith(role.Members.Select(IdOf));
        }

        realm.DefaultRole = IdOf(fresh.DefaultRole);
    }

    private string IdOf(RoleRef role) =>
        FakeRealm.Text(realm.RoleNamed(role.IsRealmRole ? string.Empty : realm.ClientNamed(role.Client)!, role.Name)!, "id");
}
