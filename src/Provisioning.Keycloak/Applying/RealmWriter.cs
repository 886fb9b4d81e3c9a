using Provisioning.Applying;
using Provisioning.Keycloak.Requests;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>Carries out changes wave by wave, those of one wave side by side.</summary>
internal sealed class RealmWriter : IDisposable
{
    /// <summary>How long changes that were begun may go on after the run was told to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly int parallel;
    private readonly TimeProvider time;
    private readonly NameLookup names;
    private readonly ClientWriter clients;
    private readonly RoleWriter roles;
    private readonly ScopeWriter scopes;
    private readonly UserWriter users;

    public RealmWriter(AdminApi api, RealmIds ids, int parallel, TimeProvider time)
    {
        this.parallel = parallel;
        this.time = time;
        names = new NameLookup(api, ids);
        var objects = new ObjectReader(api, ids, names);
        clients = new ClientWriter(api, ids, names, objects);
        roles = new RoleWriter(api, ids, names, objects);
        scopes = new ScopeWriter(api, ids, names, objects);
        users = new UserWriter(api, ids, names, objects);
    }

    /// <summary>What was done and what failed, in the order of the changes.</summary>
    public async Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken)
    {
        if (changes.FirstOrDefault(c => NameCheck.ProblemOf(c).Length > 0) is { } unfit)
        {
            return [new ChangeOutcome(unfit.Address, false, NameCheck.ProblemOf(unfit))];
        }

        // A technical user half made would keep the default role until the next run, so what was begun is finished.
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var stop = cancellationToken.Register(() => grace.CancelAfter(Grace));
        var outcomes = new ChangeOutcome?[changes.Count];
        foreach (var wave in Enumerable.Range(0, changes.Count).GroupBy(i => changes[i].Wave).OrderBy(w => w.Key))
        {
            await ApplyWaveAsync([.. wave], changes, outcomes, progress, cancellationToken, grace.Token).ConfigureAwait(false);
            if (wave.Any(i => outcomes[i] is { Done: false }))
            {
                break;
            }
        }

        return [.. outcomes.OfType<ChangeOutcome>()];
    }

    public void Dispose() => names.Dispose();

    private async Task ApplyWaveAsync(
        int[] wave,
        IReadOnlyList<Change> changes,
        ChangeOutcome?[] outcomes,
        IProgress<ChangeOutcome> progress,
        CancellationToken stop,
        CancellationToken abandon)
    {
        var failed = false;
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = stop };
        await Parallel.ForEachAsync(wave, options, async (index, _) =>
        {
            if (Volatile.Read(ref failed))
            {
                return;
            }

            var outcome = await ApplyAsync(changes[index], abandon).ConfigureAwait(false);
            if (!outcome.Done)
            {
                Volatile.Write(ref failed, true);
            }

            outcomes[index] = outcome;
            progress.Report(outcome);
        }).ConfigureAwait(false);
    }

    private async Task<ChangeOutcome> ApplyAsync(Change change, CancellationToken cancellationToken)
    {
        try
        {
            await CarryOutAsync(change, cancellationToken).ConfigureAwait(false);
            return ChangeOutcome.Success(change.Address);
        }
        catch (KeycloakException e)
        {
            return new ChangeOutcome(change.Address, false, e.Message);
        }
    }

    private Task CarryOutAsync(Change change, CancellationToken cancellationToken) => (change.Before, change.After) switch
    {
        (_, Client after) when change.Action == ChangeAction.Create => clients.CreateAsync(after, cancellationToken),
        (_, Role after) when change.Action == ChangeAction.Create => roles.CreateAsync(after, cancellationToken),
        (_, ClientScope after) when change.Action == ChangeAction.Create => scopes.CreateAsync(after, cancellationToken),
        (_, User after) when change.Action == ChangeAction.Create => users.CreateAsync(after, cancellationToken),
        (Client before, Client after) => clients.UpdateAsync(before, after, cancellationToken),
        (Role before, Role after) => roles.UpdateAsync(before, after, cancellationToken),
        (ClientScope before, ClientScope after) => scopes.UpdateAsync(before, after, cancellationToken),
        (User before, User after) => users.UpdateAsync(before, after, cancellationToken),
        (Client before, null) => clients.DeleteAsync(before.ClientId, cancellationToken),
        (Role before, null) => roles.DeleteAsync(before.Ref, cancellationToken),
        (ClientScope before, null) => scopes.DeleteAsync(before.Name, cancellationToken),
        (User before, null) => users.DeleteAsync(before, cancellationToken),
        _ => throw names.Absent($"{change.Address} that the plan saw"),
    };
}
