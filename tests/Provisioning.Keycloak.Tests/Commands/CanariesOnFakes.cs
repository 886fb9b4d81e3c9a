using System.Diagnostics;
using Provisioning.Cli.Tests;
using Provisioning.Testing.Processes;
using Provisioning.Testing.Secrets;
using Provisioning.Testing.Servers;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests.Commands;

/// <summary>
/// Known secrets are looked for in everything that the command leaves behind as a process of its own; between servers in memory, so
/// that this runs wherever tests run.
/// </summary>
public sealed class CanariesOnFakes
{
    private const string Person = "acme-cicd@acme.example";

    private static readonly string Tenant = ShopProject.Tenant($$"""
        "pipeline": { "description": "Releases orders", "clientId": "{{Person}}", "signIn": "password", "grants": { "technical_roles/Order Reader": {} } },
        "reader": { "description": "Reads orders at night", "grants": { "technical_roles/Order Reader": {} } }
        """);

    [Fact]
    public async Task AreNowhereElse()
    {
        using var folder = new TemporaryFolder();
        await using var shop = new ShopOnAFake(KeycloakRelease.V26, Tenant);
        using var authority = new PrivateAuthority("Canaries");
        using var certificate = authority.Issue("localhost");
        using var vault = new FakeKeyVault();
        await using var wire = new LoopbackServer(vault, certificate: certificate);
        var program = Open(shop, vault, wire, authority, folder);

        await RunAsync(program, 0, "preview", "*.dev", "--out", "plan.json");
        await RunAsync(program, 0, "up", "--plan", "plan.json", "--yes");
        await RunAsync(program, 0, "rotate", "acme.dev", "--all", "--no-overlap", "--yes", "--format", "json");
        await RunAsync(program, 0, "preview", "*.dev", "--detailed-exit-code", "--format", "markdown");
        await RunAsync(program, 0, "secrets", "acme.dev", "--format", "json");

        // Refused in the middle, and ended by a signal while a secret is in its hands.
        vault.Refuses = true;
        Assert.Contains("refused to store", await RunAsync(program, 4, "rotate", "acme.dev", "reader", "--no-overlap", "--yes"), StringComparison.Ordinal);
        vault.Refuses = false;
        Process? running = null;
        var aborted = 0;
        vault.OnSet = name => aborted += name.StartsWith("acme", StringComparison.Ordinal) && aborted == 0 ? Abort(running!) : 0;
        var (code, _) = await program.RunAsync(p => running = p, "rotate", "acme.dev", "reader", "--no-overlap", "--yes");
        Assert.Equal(1, aborted);
        Assert.NotEqual(0, code);

        string[] canaries = [.. vault.Values, TestRealm.Secret, shop.Realm.PasswordOf(Person)!, .. Secrets(shop)];
        Assert.True(canaries.Distinct(StringComparer.Ordinal).Count() >= 6, "Too few secrets were in play.");
        program.Traces.AddFolder(shop.Workplace.Root);
        Assert.Empty(program.Traces.WithAny(canaries));
        Assert.Empty(program.Children);
        Assert.DoesNotContain(program.Traces.Places, p => p.StartsWith("sent to somebody else", StringComparison.Ordinal));
        Assert.Contains(program.Traces.Places, p => p.EndsWith("plan.json", StringComparison.Ordinal));
        Assert.Contains(program.Traces.Places, p => p.EndsWith(".nettrace", StringComparison.Ordinal));
        Assert.True(program.Ports().Distinct().ToHashSet().SetEquals([shop.Url.Port, wire.Port]), string.Join(", ", program.Ports().Distinct()));
    }

    /// <summary>The search finds what is there: the same values, were they written anywhere.</summary>
    [Fact]
    public void AreFoundWhereTheyAre()
    {
        var traces = new Traces();
        traces.Add("plain", "the secret is c4nary-value.");
        traces.Add("wide", System.Text.Encoding.Unicode.GetBytes("c4nary-value"));
        traces.Add("base64", Convert.ToBase64String("client:c4nary-value"u8));
        traces.Add("nothing", "(redacted)");

        Assert.Equal(["plain", "wide", "base64"], traces.WithAny(["c4nary-value"]));
    }

    private static WatchedProgram Open(
        ShopOnAFake shop, FakeKeyVault vault, LoopbackServer wire, PrivateAuthority authority, TemporaryFolder folder)
    {
        vault.Address = new Uri($"https://localhost:{wire.Port}/");
        shop.Workplace.Write("ca.pem", authority.Pem);
        shop.Workplace.WithVault(vault.Address, shop.Workplace.PathOf("ca.pem"));
        return new WatchedProgram(Path.Combine(AppContext.BaseDirectory, "provision.dll"), shop.Workplace.Root, folder.Path, shop.Workplace.Variables);
    }

    private static async Task<string> RunAsync(WatchedProgram program, int expected, params string[] arguments)
    {
        var (code, said) = await program.RunAsync(_ => { }, arguments);
        Assert.True(code == expected, $"{string.Join(' ', arguments)}: {code}{Environment.NewLine}{said}");
        return said;
    }

    private static IEnumerable<string> Secrets(ShopOnAFake shop) => shop.Realm.Ask(HttpMethod.Get, "clients")!.AsArray()
        .Select(c => c!["secret"]?.GetValue<string>()).OfType<string>();

    /// <summary>The runtime takes the first signal for itself and leaves the second one to the system, which writes a dump where it may.</summary>
    private static int Abort(Process process)
    {
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(200)))
        {
            using var kill = Process.Start("kill", ["-ABRT", $"{process.Id}"]);
            kill.WaitForExit();
        }

        return 1;
    }
}
