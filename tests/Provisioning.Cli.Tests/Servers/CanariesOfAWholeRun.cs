using System.Diagnostics.Tracing;
using System.Globalization;
using Provisioning.Testing.Processes;

namespace Provisioning.Cli.Tests.Servers;

/// <summary>Known secrets are looked for in everything that whole runs of the command leave behind.</summary>
[Collection("Servers")]
public sealed class CanariesOfAWholeRun
{
    [ServersFact]
    public async Task AreInKeycloakAndTheVaultAndNowhereElse()
    {
        await using var shop = await ShopOnServers.OpenAsync();
        using var connections = new Connections();
        using var folder = new TemporaryFolder();
        var program = new WatchedProgram(
            Path.Combine(AppContext.BaseDirectory, "provision.dll"), shop.Workplace.Root, folder.Path, shop.Workplace.Variables);
        var told = new List<string>();
        foreach (var arguments in Runs)
        {
            var run = await shop.Workplace.RunAsync(arguments);
            told.Add(run.Output + run.Error);
            if (arguments[0] == "preview" && arguments.Contains("--out"))
            {
                var (code, said) = await program.RunAsync(_ => { }, "up", "--plan", "plan.json", "--yes");
                Assert.True(code == 0, said);
            }
        }

        // A vault that refuses, so that exceptions and reports of failures are among what is looked at.
        await shop.Realm.AskAsync(HttpMethod.Post, $"clients/{await UuidAsync(shop, "sa-acme-reader")}/client-secret");
        await shop.Vault.ChangeAsync(new() { ["deny"] = new System.Text.Json.Nodes.JsonArray("*:set") });
        var refused = await shop.Workplace.RunAsync("up", "*.dev", "--yes");
        told.Add(refused.Expect(4).Output + refused.Error);

        var canaries = (await shop.Vault.ValuesAsync()).Select(v => v.Value)
            .Append(shop.Workplace.Variables["PROVISIONING__DEV__KEYCLOAK__CLIENTSECRET"])
            .Append(await CurrentSecretAsync(shop, "sa-acme-reader"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(canaries.Count >= 4, "Too few secrets were in play.");
        Assert.Contains("lacks the role 'Key Vault Secrets Officer'", told[^1], StringComparison.Ordinal);
        var files = shop.Workplace.Files().Select(File.ReadAllText).ToArray();
        Assert.NotEmpty(files);
        Assert.All(canaries, canary => Assert.All(told.Concat(files), text => Assert.DoesNotContain(canary, text, StringComparison.Ordinal)));
        Assert.Empty(program.Traces.WithAny(canaries));
        Assert.Empty(program.Children);
        Assert.DoesNotContain(program.Traces.Places, p => p.StartsWith("sent to somebody else", StringComparison.Ordinal));
        Assert.True(program.Ports().Distinct().ToHashSet().SetEquals([shop.Realm.Server.Url.Port, shop.Vault.Uri.Port]), string.Join(", ", program.Ports()));
        string[] allowed = [Port(shop.Realm.Server.Url), Port(shop.Vault.Uri), "1"];
        Assert.NotEmpty(connections.Ports);
        Assert.All(connections.Ports, port => Assert.Contains(port, allowed));
    }

    [ServersFact]
    public async Task AreNotReadByAPreview()
    {
        await using var shop = await ShopOnServers.OpenAsync();
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await shop.Vault.ForgetRequestsAsync();

        (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);

        Assert.All(await shop.Vault.VerbsAsync(), verb => Assert.Contains(verb, (string[])["list", ""]));
        Assert.InRange((await shop.Vault.LogAsync()).Length, 1, 2);
    }

    [ServersFact]
    public async Task ThatAreNoLongerTheClientsAreToldAndReplaced()
    {
        await using var shop = await ShopOnServers.OpenAsync();
        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        await shop.Realm.AskAsync(HttpMethod.Post, $"clients/{await UuidAsync(shop, "sa-acme-reader")}/client-secret");
        var preview = (await shop.Workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(2);

        (await shop.Workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains("replace 1 secret (not the one that is signed in with): acme-dev-sa-acme-reader", preview.Output, StringComparison.Ordinal);
        await shop.SignInAsync();
    }

    private static IEnumerable<string[]> Runs =>
    [
        ["preview", "*.dev", "--out", "plan.json"],
        ["preview", "*.dev", "--format", "json"],
        ["up", "*.dev", "--yes", "--format", "json"],
        ["preview", "*.dev", "--format", "markdown"],
        ["secrets", "acme.dev"],
        ["secrets", "acme.dev", "--format", "json"],
        ["explain", "acme.dev", "reader"],
        ["matrix", "acme.dev"],
    ];

    private static string Port(Uri uri) => uri.Port.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> UuidAsync(ShopOnServers shop, string clientId) =>
        (await shop.Realm.AskAsync(HttpMethod.Get, $"clients?clientId={clientId}"))![0]!["id"]!.GetValue<string>();

    private static async Task<string> CurrentSecretAsync(ShopOnServers shop, string clientId) =>
        (await shop.Realm.AskAsync(HttpMethod.Get, $"clients/{await UuidAsync(shop, clientId)}/client-secret"))!["value"]!.GetValue<string>();

    /// <summary>Which ports this process connects to, as the runtime tells.</summary>
    private sealed class Connections : EventListener
    {
        private readonly HashSet<string> ports = new(StringComparer.Ordinal);

        public string[] Ports
        {
            get
            {
                lock (ports)
                {
                    return [.. ports];
                }
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Sockets")
            {
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // "InterNetworkV6:28:{144,19,0,...}": family, size and bytes; the first two bytes are the port.
            if (eventData is { EventName: "ConnectStart", Payload: [string address, ..] } && address.IndexOf('{', StringComparison.Ordinal) is > 0 and var at)
            {
                var bytes = address[(at + 1)..].Split(',');
                lock (ports)
                {
                    ports.Add(((int.Parse(bytes[0]) << 8) + int.Parse(bytes[1])).ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }
}
