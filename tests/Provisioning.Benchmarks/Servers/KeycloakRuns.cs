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
/// imports and by us, in rounds, whoever began last time beginning last; a preview without changes, and a second apply.
/// </summary>
internal static class KeycloakRuns
{
    private const int Applications = 20;

    private const int Rounds = 5;

    /// <summary>From here on the technical users come by raw import, into scopes that we made: it is the reading that counts.</summary>
    private const int TooManyToApply = 5_000;

    public static async Task MeasureAsync(int[] sizes, CancellationToken cancellationToken)
    {
        // What a server does for the very first time is slow, and neither side shall pay for it. What is left of that shows in
        // the first rounds, as work of the server that goes into compiling itself.
        await ImportAsync(25).ConfigureAwait(false);
        await UpAndReadAsync(25, (_, _) => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
        await SayAsync(MeasuredWork.Header).ConfigureAwait(false);
        foreach (var size in sizes.Length > 0 ? sizes : [100, 1_000])
        {
            await (size < TooManyToApply ? CompareAsync(size, cancellationToken) : ReadManyAsync(size, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static async Task CompareAsync(int size, CancellationToken cancellationToken)
    {
        var (imports, ups) = (new List<MeasuredWork>(), new List<MeasuredWork>());
        for (var round = 1; round <= Rounds; round++)
        {
            var isImportFirst = round % 2 == 1;
            if (isImportFirst)
            {
                await ImportInRoundAsync(round).ConfigureAwait(false);
            }

            ups.Add(await UpAndReadAsync(size, (what, work) => SayAsync(work.Row(size, round, what)), cancellationToken).ConfigureAwait(false));
            if (!isImportFirst)
            {
                await ImportInRoundAsync(round).ConfigureAwait(false);
            }
        }

        await SayAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{size}: raw partialImport {Range(imports)}, first `up` {Range(ups)}; `up` took no longer in {imports.Zip(ups).Count(p => p.Second.Time <= p.First.Time)} of {Rounds} rounds.\n"))
            .ConfigureAwait(false);

        async Task ImportInRoundAsync(int round)
        {
            imports.Add(await ImportAsync(size).ConfigureAwait(false));
            await SayAsync(imports[^1].Row(size, round, "raw partialImport")).ConfigureAwait(false);
        }
    }

    private static async Task<MeasuredWork> ImportAsync(int size)
    {
        var realm = await TestRealm.CreateAsync(Server.Newest, "manage-realm").ConfigureAwait(false);
        await using (realm.ConfigureAwait(false))
        {
            return await MeasuredWork.OfAsync(http => ImportAsync(realm, http, Workload.Of(Applications, size), roles: true)).ConfigureAwait(false);
        }
    }

    /// <returns>The first apply.</returns>
    private static async Task<MeasuredWork> UpAndReadAsync(int size, Func<string, MeasuredWork, Task> say, CancellationToken cancellationToken)
    {
        var desired = Workload.Of(Applications, size);
        var realm = await TestRealm.CreateAsync(Server.Newest, [.. TestRealm.Writing, "manage-realm"]).ConfigureAwait(false);
        await using (realm.ConfigureAwait(false))
        {
            var first = await MeasuredWork.OfAsync(http => UpAsync(realm, http, desired, cancellationToken)).ConfigureAwait(false);
            await say("first `up`: read, plan, apply", first).ConfigureAwait(false);
            await ReadAgainAsync(realm, desired, say, cancellationToken).ConfigureAwait(false);
            return first;
        }
    }

    private static async Task ReadManyAsync(int size, CancellationToken cancellationToken)
    {
        var desired = Workload.Of(Applications, size);
        var realm = await TestRealm.CreateAsync(Server.Newest, [.. TestRealm.Writing, "manage-realm"]).ConfigureAwait(false);
        await using (realm.ConfigureAwait(false))
        {
            var platform = desired with { Clients = Collections.Map<string, Client>.From(desired.Clients.Where(c => c.Value.ServiceAccount is null)) };
            await Row("`up` without the technical users", await MeasuredWork.OfAsync(http => UpAsync(realm, http, platform, cancellationToken)).ConfigureAwait(false)).ConfigureAwait(false);
            await Row("raw partialImport of the technical users", await MeasuredWork.OfAsync(http => ImportAsync(realm, http, desired, roles: false)).ConfigureAwait(false)).ConfigureAwait(false);
            await ReadAgainAsync(realm, desired, Row, cancellationToken).ConfigureAwait(false);
        }

        Task Row(string what, MeasuredWork work) => SayAsync(work.Row(size, 1, what));
    }

    private static async Task ReadAgainAsync(TestRealm realm, RealmState desired, Func<string, MeasuredWork, Task> say, CancellationToken cancellationToken)
    {
        var preview = await MeasuredWork.OfAsync(http => PreviewAsync(realm, http, desired, cancellationToken)).ConfigureAwait(false);
        await say("preview without changes", preview).ConfigureAwait(false);
        var second = await MeasuredWork.OfAsync(http => UpAsync(realm, http, desired, cancellationToken)).ConfigureAwait(false);
        await say("second `up`", second).ConfigureAwait(false);
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

    private static string Range(IReadOnlyList<MeasuredWork> rounds)
    {
        var seconds = rounds.Select(w => w.Time.TotalSeconds).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{seconds[0]:F1} / {seconds[seconds.Length / 2]:F1} / {seconds[^1]:F1} s (min / median / max)");
    }

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);
}
