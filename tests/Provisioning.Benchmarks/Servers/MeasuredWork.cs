using System.Diagnostics;
using System.Globalization;
using Provisioning.Keycloak.Tests;

namespace Provisioning.Benchmarks.Servers;

/// <summary>One piece of work with the server: how long it took, what it sent, and what it cost either side.</summary>
internal sealed record MeasuredWork(TimeSpan Time, int Requests, int Writes, ServerWork Served, TimeSpan Own, long PeakMegabytes, string Note)
{
    public const string Header =
        """
        | Technical users | Round | What | Requests | Writes | Time | Work of the server | of it compiling itself | Own work | Peak memory | Load |
        | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """;

    /// <param name="work">Gets a client that counts, with as many connections as the command has, and returns a note on what it did.</param>
    public static async Task<MeasuredWork> OfAsync(Func<HttpClient, Task<string>> work)
    {
        using var sockets = new SocketsHttpHandler { MaxConnectionsPerServer = 8 };
        using var requests = new CountedRequests(sockets);
        using var http = new HttpClient(requests, disposeHandler: false)
        {
            BaseAddress = new Uri(Environment.GetEnvironmentVariable(Server.Newest)!.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        PeakMemory.SetBack();
        var (own, server, clock) = (Environment.CpuUsage, ServerWork.Now(), Stopwatch.StartNew());
        var note = await work(http).ConfigureAwait(false);
        clock.Stop();
        return new(
            clock.Elapsed,
            requests.Sent,
            requests.Writes,
            ServerWork.Now() - server,
            Environment.CpuUsage.TotalTime - own.TotalTime,
            PeakMemory.Megabytes,
            note);
    }

    public string Row(int size, int round, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {size} | {round} | {what}{Note} | {Requests} | {Writes} | {Seconds(Time)} | {Seconds(Served.Total)} | {Seconds(Served.Compiling)} | {Seconds(Own)} | {PeakMegabytes} MB | {Load()} |");

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");

    /// <summary>How many processes wanted a core in the last minute.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
}
