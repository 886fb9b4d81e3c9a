using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Provisioning.Testing.Secrets;

/// <summary>
/// A Key Vault server that this project did not write, one process for each fixture. It ends when its standard input does, so
/// a test run that dies takes it along.
/// </summary>
public sealed class VaultServer : IAsyncDisposable
{
    /// <summary>The environment variable with the path of <c>vault_server.py</c>.</summary>
    public const string Variable = "KEY_VAULT_SERVER";

    private readonly Process process;
    private readonly HttpClient http;
    private int forgotten;

    private VaultServer(Process process, Uri uri, string authorityFile)
    {
        this.process = process;
        Uri = uri;
        AuthorityFile = authorityFile;
#pragma warning disable CA2000 // The client disposes of its handler.
        http = new HttpClient(new HttpClientHandler
        {
            // The side door of a server that this process started.
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        })
        {
            BaseAddress = uri,
        };
#pragma warning restore CA2000
    }

    public Uri Uri { get; }

    /// <summary>PEM file of the authority that signed the server's certificate.</summary>
    public string AuthorityFile { get; }

    public static async Task<VaultServer> StartAsync(params string[] options)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in options.Prepend("--until-stdin-closes").Prepend(Environment.GetEnvironmentVariable(Variable)!))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var ready = JsonNode.Parse(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The vault server did not start."))!;
        return new VaultServer(process, new Uri(ready["uri"]!.GetValue<string>()), ready["ca"]!.GetValue<string>());
    }

    /// <summary>Every request since the last reset or <see cref="ForgetRequestsAsync"/>; no values.</summary>
    public async Task<JsonNode[]> LogAsync() =>
        [.. (await AskAsync("log", "requests")).Where(r => r["n"]!.GetValue<int>() > forgotten)];

    /// <summary>Begins to count anew.</summary>
    public async Task ForgetRequestsAsync() => forgotten = (await LogAsync()).Select(r => r["n"]!.GetValue<int>()).DefaultIfEmpty(forgotten).Max();

    /// <summary>What callers asked for, by verb: <c>set</c>, <c>get</c>, <c>list</c> ... The library's first request of a process has none.</summary>
    public async Task<string[]> VerbsAsync() =>
        [.. (await LogAsync()).Select(r => r["verb"]?.GetValue<string>() ?? string.Empty)];

    /// <summary>Every value of every version by name; the last one of a name is the current one.</summary>
    public async Task<(string Name, string Value)[]> ValuesAsync() =>
    [
        .. (await AskAsync("values", "secrets")).Select(v => (v["name"]!.GetValue<string>(), v["value"]!.GetValue<string>())),
    ];

    /// <summary>Puts a secret there as another caller would.</summary>
    public async Task PutAsync(string name, string value, params IEnumerable<(string Name, string Value)> tags)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"secrets/{name}?api-version=7.5", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", "e30.e30.none");
        request.Content = JsonContent.Create(new JsonObject
        {
            ["value"] = value,
            ["tags"] = new JsonObject(tags.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Name, t.Value))),
        });
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public Task ResetAsync() => PostAsync("reset", null);

    /// <summary>Changes throttling, faults, denials and delays: <c>throttleCreates</c>, <c>faults</c>, <c>deny</c>, <c>next</c> ...</summary>
    public Task ChangeAsync(JsonObject settings) => PostAsync("faults", settings);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<IEnumerable<JsonNode>> AskAsync(string path, string list) =>
        (await http.GetFromJsonAsync<JsonNode>($"__test__/{path}"))![list]!.AsArray().Select(entry => entry!);

    private async Task PostAsync(string path, JsonObject? body)
    {
        using var response = await http.PostAsJsonAsync(new Uri($"__test__/{path}", UriKind.Relative), body ?? []);
        response.EnsureSuccessStatusCode();
    }
}
