using System.Text.Json;
using Provisioning.Cli;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>The whole command on a server, a fake one or a real one, over connections that fail in one run and are calm in another.</summary>
internal sealed class ShopOnAFaultyWire : IDisposable
{
    private const string Url = "PROVISIONING__DEV__REALM__URL";

    private static readonly TimeSpan Patience = new KeycloakOptions
    {
        Url = FakeRealms.Options.Url,
        Realm = FakeRealms.Name,
        SignIn = FakeRealms.Options.SignIn,
    }.RequestTimeout;

    private readonly HttpMessageHandler server;
    private readonly Uri? origin;
    private readonly Workplace workplace;

    public ShopOnAFaultyWire(KeycloakRelease release)
    {
        server = FakeRealms.Writable(release);
        workplace = ShopOnAServer.Open(FakeRealms.Options.Url, FakeRealms.Name);
    }

    public ShopOnAFaultyWire(TestRealm realm)
    {
        server = new SocketsHttpHandler();
        origin = realm.Server.Url;
        workplace = ShopOnAServer.Open(realm);
    }

    public FakeKeycloak Server => server as FakeKeycloak ?? throw new InvalidOperationException("The server is a real one.");

    public void Dispose()
    {
        workplace.Dispose();
        server.Dispose();
    }

    /// <summary>Leases of locks that a run could not give back end meanwhile.</summary>
    public void WaitForLocks() => workplace.Now += TimeSpan.FromMinutes(6);

    /// <summary>Declares the tenant's technical users anew.</summary>
    public void Declare(string technicalUsers) => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(technicalUsers));

    public async Task<Transcript> RunCalmlyAsync(params string[] args)
    {
        await using var wire = new LoopbackServer(server, origin);
        Direct(wire);
        return await workplace.RunAsync(args);
    }

    public async Task<Transcript> RunAsync(WireFaults faults, params string[] args)
    {
        var clock = new HurriedClock(Patience) { Ahead = workplace.Now - TimeProvider.System.GetUtcNow() };
        await using var wire = new LoopbackServer(server, origin, faults) { OnLateAnswer = clock.RunOut };
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(string.Empty);
        var code = await ProvisionApp.RunAsync(args, workplace.Host(output, error, input) with { Clock = clock, Variables = Through(wire) }, CancellationToken.None);
        return new Transcript(string.Join(' ', args), code, output.ToString(), error.ToString());
    }

    /// <summary>Addresses of what a calm preview would still change.</summary>
    public async Task<string[]> LeftAsync()
    {
        var preview = (await RunCalmlyAsync("preview", "*.dev", "--max-deletions", "10", "--format", "json")).Expect(0);
        return [.. Environment(preview).GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("address").GetString()!)];
    }

    public static JsonElement Environment(Transcript run) => run.Json.GetProperty("environments")[0];

    /// <summary>Runs side by side must not see each other's wire: it is gone when its run ends.</summary>
    private Dictionary<string, string> Through(LoopbackServer wire) =>
        new(workplace.Variables, StringComparer.Ordinal) { [Url] = wire.Url.ToString() };

    private void Direct(LoopbackServer wire) => workplace.Variables[Url] = wire.Url.ToString();
}
