using System.Diagnostics;
using System.Globalization;
using Provisioning.Access;
using Provisioning.Applying;
using Provisioning.Keycloak;
using Provisioning.Keycloak.Tests;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Realms;

namespace Provisioning.Benchmarks.Servers;

/// <summary>
/// The workload on the server that <c>KEYCLOAK_URL</c> names, in realms made for it and removed again: the same realm by raw
/// imports and by us, a preview without changes, and a second apply.
/// </summary>
internal static class KeycloakRuns
{
    private const int Applications = 20;

    /// <summary>From here on the technical users come by raw import, into scopes that we made: it is the reading that counts.</summary>
    private const int TooManyToApply = 5_000;

    public static async Task MeasureAsync(int[] sizes, CancellationToken cancellationToken)
    {
        // A server that was just started is slow at first, and neither side shall pay for it.
        await CompareAsync(25, warmUp: true, cancellationToken).ConfigureAwait(false);
        await SayAsync("| Technical users | What | Requests | Writes | Time | CPU of the server | Peak memory | Load |").ConfigureAwait(false);
        await SayAsync("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |").ConfigureAwait(false);
        foreach (var size in sizes.Length > 0 ? sizes : [100, 1_000])
        {
            await CompareAsync(size, warmUp: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CompareAsync(int size, bool warmUp, CancellationToken cancellationToken)
    {
        var desired = Workload.Of(Applications, size);
        if (size < TooManyToApply)
        {
            var raw = await TestRealm.CreateAsync(Server.Newest, "manage-realm").ConfigureAwait(false);
            await using (raw.ConfigureAwait(false))
            {
                await MeasureAsync(size, "raw partialImport", warmUp, http => ImportAsync(raw, http, desired, roles: true)).ConfigureAwait(false);
            }
        }

        var realm = await TestRealm.CreateAsync(Server.Newest, [.. TestRealm.Writing, "manage-realm"]).ConfigureAwait(false);
        await using (realm.ConfigureAwait(false))
        {
            if (size < TooManyToApply)
            {
                await MeasureAsync(size, "first `up`: read, plan, apply", warmUp, http => UpAsync(realm, http, desired, cancellationToken)).ConfigureAwait(false);
            }
            else
            {
                var platform = desired with { Clients = Collections.Map<string, Client>.From(desired.Clients.Where(c => c.Value.ServiceAccount is null)) };
                await MeasureAsync(size, "`up` without the technical users", warmUp, http => UpAsync(realm, http, platform, cancellationToken)).ConfigureAwait(false);
                await MeasureAsync(size, "raw partialImport of the technical users", warmUp, http => ImportAsync(realm, http, desired, roles: false)).ConfigureAwait(false);
            }

            await MeasureAsync(size, "preview without changes", warmUp, http => PreviewAsync(realm, http, desired, cancellationToken)).ConfigureAwait(false);
            await MeasureAsync(size, "second `up`", warmUp, http => UpAsync(realm, http, desired, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static async Task<string> ImportAsync(TestRealm realm, HttpClient http, RealmState desired, bool roles)
    {
        var import = new RawImport(realm, http);
        if (roles)
        {
            await import.SendRolesAsync(desired).ConfigureAwait(false);
        }

        await import.SendTechnicalUsersAsync(desired).ConfigureAwait(false);
        return string.Empty;
    }

    private static async Task<string> UpAsync(TestRealm realm, HttpClient http, RealmState desired, CancellationToken cancellationToken)
    {
        using var gateway = new KeycloakGateway(realm.Options, TimeProvider.System, http);
        var plan = PlanFor((await gateway.ReadAsync(cancellationToken).ConfigureAwait(false)).State, desired);
        var outcomes = await gateway.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), cancellationToken).ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => !o.Done) is { } failed
            ? throw new InvalidOperationException($"{failed.Address}: {failed.Error}")
            : $", {outcomes.Length} changes";
    }

    /// <summary>What a preview costs beside declarations: reading, planning, and who gains what.</summary>
    private static async Task<string> PreviewAsync(TestRealm realm, HttpClient http, RealmState desired, CancellationToken cancellationToken)
    {
        using var gateway = new KeycloakGateway(realm.Options, TimeProvider.System, http);
        var observed = (await gateway.ReadAsync(cancellationToken).ConfigureAwait(false)).State;
        var plan = PlanFor(observed, desired);
        var after = PlanProjection.Apply(observed, plan.Changes);
        _ = AccessDifference.Between(new AccessGraph(observed), new AccessGraph(after));
        return plan.IsEmpty ? string.Empty : $", {plan.Changes.Count} changes";
    }

    private static Plan PlanFor(RealmState observed, RealmState desired) => Planner.Plan(new PlanRequest
    {
        Environment = "tst",
        Observed = observed,
        Desired = desired,
        Stacks = [Workload.Stack],
    }).Plan;

    private static async Task MeasureAsync(int size, string what, bool warmUp, Func<HttpClient, Task<string>> work)
    {
        using var sockets = new SocketsHttpHandler { MaxConnectionsPerServer = 8 };
        using var requests = new CountedRequests(sockets);
        using var http = new HttpClient(requests, disposeHandler: false)
        {
            BaseAddress = new Uri(Environment.GetEnvironmentVariable(Server.Newest)!.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        PeakMemory.SetBack();
        var (before, clock) = (ServerCpu(), Stopwatch.StartNew());
        var note = await work(http).ConfigureAwait(false);
        clock.Stop();
        var cpu = ServerCpu() - before;
        if (!warmUp)
        {
            await SayAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} | {what}{note} | {requests.Sent} | {requests.Writes} | {clock.Elapsed.TotalSeconds:F1} s | {cpu.TotalSeconds:F1} s | {PeakMemory.Megabytes} MB | {Load()} |")).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What the server worked so far, where <c>KEYCLOAK_PID</c> names its process, or the script that started it, on this machine:
    /// unlike time, it hardly depends on what else the machine does.
    /// </summary>
    private static TimeSpan ServerCpu()
    {
        var id = Environment.GetEnvironmentVariable("KEYCLOAK_PID");
        var children = $"/proc/{id}/task/{id}/children";
        if (!File.Exists(children))
        {
            return TimeSpan.Zero;
        }

        var child = File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        using var server = Process.GetProcessById(int.Parse(child ?? id!, CultureInfo.InvariantCulture));
        return server.TotalProcessorTime;
    }

    /// <summary>How many processes wanted a core in the last minute.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);
}
