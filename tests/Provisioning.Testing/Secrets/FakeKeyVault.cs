using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Provisioning.Testing.Secrets;

/// <summary>
/// Answers the requests that this project sends to a Key Vault, in memory: for tests that have to run where no vault server is.
/// What a vault does is proven on that one.
/// </summary>
public sealed class FakeKeyVault : HttpMessageHandler
{
    private const int PageSize = 25;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, List<JsonObject>> secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> requests = [];
    private int versions;

    /// <summary>Where callers reach it; links to next pages begin there.</summary>
    public Uri Address { get; set; } = new("https://localhost/");

    /// <summary>Told the name of each secret that is about to be stored.</summary>
    public Action<string> OnSet { get; set; } = _ => { };

    /// <summary>Whether secrets are refused although the caller was told that it may store.</summary>
    public bool Refuses { get; set; }

    /// <summary>Method and path of each request that carried a token.</summary>
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

    /// <summary>Every value of every version.</summary>
    public IReadOnlyList<string> Values
    {
        get
        {
            lock (gate)
            {
                return [.. secrets.Values.SelectMany(s => s).Select(v => v["value"]!.GetValue<string>())];
            }
        }
    }

    /// <summary>Puts a secret there as somebody else would.</summary>
    public void Put(string name, string value, params IEnumerable<(string Name, string Value)> tags) => Store(name, new JsonObject
    {
        ["value"] = value,
        ["tags"] = new JsonObject(tags.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Name, t.Value))),
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken)) as JsonObject;
        var (status, answer) = request.Headers.Authorization is null ? (HttpStatusCode.Unauthorized, Error("Unauthorized", "AKV10000")) : Answer(request, body ?? []);
        var message = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };
        if (status == HttpStatusCode.Unauthorized)
        {
            message.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue(
                "Bearer", "authorization=\"https://login.microsoftonline.com/fake\", resource=\"https://vault.azure.net\""));
        }

        return message;
    }

    private (HttpStatusCode Status, JsonNode Body) Answer(HttpRequestMessage request, JsonObject body)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (request.Method == HttpMethod.Put)
        {
            OnSet(path[1]);
        }

        lock (gate)
        {
            requests.Add($"{request.Method} {request.RequestUri.AbsolutePath}");
            return (request.Method.Method, path) switch
            {
                ("GET", ["secrets"]) => Page(request.RequestUri.Query),
                ("GET", ["deletedsecrets"]) => Ok(new JsonObject { ["value"] = new JsonArray() }),
                ("PUT", [_, _]) when body["tags"] is JsonObject { Count: > 15 } => (HttpStatusCode.BadRequest, Error("BadParameter", "Property has invalid value")),
                ("PUT", [_, _]) when Refuses => (HttpStatusCode.Forbidden, Error("Forbidden", "Caller is not authorized to perform action on resource.\r\nAction: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'")),
                ("PUT", [_, var name]) => Ok(Store(name, body)),
                ("GET", [_, var name, "versions"]) => Ok(new JsonObject { ["value"] = new JsonArray([.. Versions(name).Select(Described)]) }),
                ("PATCH", [_, var name, var version]) when Versions(name).Find(v => v["id"]!.GetValue<string>().EndsWith(version, StringComparison.Ordinal)) is { } found =>
                    Ok(Update(found, body)),
                _ => (HttpStatusCode.NotFound, Error("SecretNotFound", "A secret was not found in this key vault.")),
            };
        }
    }

    private List<JsonObject> Versions(string name) => secrets.GetValueOrDefault(name) ?? [];

    private JsonObject Store(string name, JsonObject body)
    {
        lock (gate)
        {
            var stored = (JsonObject)body.DeepClone();
            var attributes = stored["attributes"] as JsonObject ?? [];
            attributes["enabled"] ??= true;
            attributes["created"] = 1_700_000_000 + ++versions;
            attributes["updated"] = 1_700_000_000 + versions;
            stored["attributes"] = attributes.Parent is null ? attributes : attributes.DeepClone();
            stored["id"] = $"{Address}secrets/{name}/{versions:x32}";
            if (!secrets.TryGetValue(name, out var known))
            {
                secrets[name] = known = [];
            }

            known.Add(stored);
            return (JsonObject)stored.DeepClone();
        }
    }

    private static JsonObject Update(JsonObject version, JsonObject body)
    {
        foreach (var field in new[] { "tags", "contentType" }.Where(f => body[f] is not null))
        {
            version[field] = body[field]!.DeepClone();
        }

        foreach (var (name, value) in body["attributes"] as JsonObject ?? [])
        {
            version["attributes"]![name] = value?.DeepClone();
        }

        return Described(version);
    }

    private (HttpStatusCode Status, JsonNode Body) Page(string query)
    {
        var at = query.IndexOf("skip=", StringComparison.Ordinal) is >= 0 and var found ? int.Parse(query.AsSpan(found + 5), CultureInfo.InvariantCulture) : 0;
        var page = secrets.Values.Skip(at).Take(PageSize).Select(v => Listed(v[^1]));
        return Ok(new JsonObject
        {
            ["value"] = new JsonArray([.. page]),
            ["nextLink"] = at + PageSize < secrets.Count ? $"{Address}secrets?api-version=7.6&skip={at + PageSize}" : null,
        });
    }

    private static JsonObject Described(JsonObject version)
    {
        var described = (JsonObject)version.DeepClone();
        described.Remove("value");
        return described;
    }

    /// <summary>Lists name no version.</summary>
    private static JsonObject Listed(JsonObject version)
    {
        var listed = Described(version);
        var id = listed["id"]!.GetValue<string>();
        listed["id"] = id[..id.LastIndexOf('/')];
        return listed;
    }

    private static (HttpStatusCode Status, JsonNode Body) Ok(JsonNode body) => (HttpStatusCode.OK, body);

    private static JsonObject Error(string code, string message) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
}
