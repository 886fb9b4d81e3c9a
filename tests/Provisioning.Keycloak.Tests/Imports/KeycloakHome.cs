using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Provisioning.Keycloak.Tests.Imports;

/// <summary>
/// The folder of an unpacked release, built for an H2 database in a file. Imports realms into a database of its own and starts
/// a server on it, as an administrator would by <c>kc.sh</c>.
/// </summary>
/// <param name="folder">Holds <c>bin/kc.sh</c>, and a database with the administrator of the realm <c>master</c> in <c>seed/</c>.</param>
internal sealed class KeycloakHome(string folder)
{
    /// <summary>The environment variable with the folder of the newest release.</summary>
    public const string Newest = "KEYCLOAK_HOME";

    public const string Oldest = "KEYCLOAK_OLD_HOME";

    private const string Seed = "keycloak.mv.db";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Releases before 26 fix the cache when they are built, and have no port of their own for management.</summary>
    private bool IsOld => File.ReadAllText(Path.Combine(folder, "version.txt")).Contains(" 24.", StringComparison.Ordinal);

    /// <param name="realms">The folder with files called <c>NAME-realm.json</c>.</param>
    /// <param name="database">The folder that gets the database.</param>
    public async Task ImportAsync(string realms, string database)
    {
        File.Copy(Path.Combine(folder, "seed", Seed), Path.Combine(database, Seed));
        using var process = Run(["import", "--optimized", "--dir", realms, Database(database), .. IsOld ? [] : (string[])["--cache=local"]]);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"kc.sh import ended with {process.ExitCode}:\n{string.Join('\n', said)}");
    }

    /// <summary>Starts a server on an imported database; it answers when this returns.</summary>
    public async Task<RunningServer> StartAsync(string database)
    {
        var port = FreePort();
        var process = Run(
        [
            "start", "--optimized", "--http-enabled=true", "--hostname-strict=false", "--http-host=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"--http-port={port}"),
            Database(database),
            .. IsOld ? [] : (string[])["--cache=local", string.Create(CultureInfo.InvariantCulture, $"--http-management-port={FreePort()}")],
        ]);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var url = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        using var http = new HttpClient { BaseAddress = url };
        using var patience = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(http))
        {
            Assert.False(process.HasExited, "The server ended before it answered.");
            await Task.Delay(200, patience.Token);
        }

        return new RunningServer(process, url);
    }

    private Process Run(string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "bin", "kc.sh"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JAVA_OPTS_KC_HEAP"] = "-Xms128m -Xmx512m";
        // Neither process lives long enough for the second compiler to pay.
        start.Environment["JAVA_OPTS_APPEND"] = "-XX:TieredStopAtLevel=1";
        return Process.Start(start)!;
    }

    private static string Database(string folder) =>
        $"--db-url=jdbc:h2:file:{Path.Combine(folder, "keycloak")};NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE";

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("realms/master", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
