using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;

namespace Provisioning.Cli.Commands;

/// <summary>The common end of <c>up</c> and <c>destroy</c>: show, ask, apply, report. Either all environments may be applied or none is.</summary>
internal static class ApplyRun
{
    /// <summary>
    /// Plans, and once more under the locks of the realms when there is something to apply. A lock is a write as well, and most
    /// runs of a pipeline find nothing to do: those write nothing at all.
    /// </summary>
    public static async Task<Outcome> PlanAndRunAsync(
        CommandRun run,
        ImmutableArray<EnvironmentTarget> targets,
        Func<CancellationToken, Task<ImmutableArray<ReviewedEnvironment>>> planAsync,
        bool consented,
        string again,
        CancellationToken cancellationToken)
    {
        var reviews = await planAsync(cancellationToken).ConfigureAwait(false);
        if (OutcomeOptions.Obstacle(reviews) != Outcome.Done || reviews.All(r => r.Review.Plan.IsEmpty))
        {
            return await RunAsync(run, reviews, consented, again, cancellationToken).ConfigureAwait(false);
        }

        var locks = await HeldLocks.TakeAsync(targets, cancellationToken).ConfigureAwait(false);
        await using (locks.ConfigureAwait(false))
        {
            // Somebody may have written since.
            reviews = await planAsync(cancellationToken).ConfigureAwait(false);
            return await RunAsync(run, reviews, consented, again, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="again">The command to run again with <c>--yes</c>.</param>
    public static async Task<Outcome> RunAsync(
        CommandRun run, ImmutableArray<ReviewedEnvironment> reviews, bool consented, string again, CancellationToken cancellationToken)
    {
        if (run.Answer.IsText)
        {
            ReviewsView.WriteText(run.Answer.Output, reviews);
        }

        var obstacle = OutcomeOptions.Obstacle(reviews);
        var open = reviews.Where(r => !r.Review.Plan.IsEmpty).ToImmutableArray();
        if (obstacle != Outcome.Done || open.IsEmpty)
        {
            AppliedView.Write(run.Answer, reviews, []);
            return obstacle;
        }

        if (!consented)
        {
            var what = string.Join(" and ", open.Select(r => $"{PlanCounts.Sentence(r.Review.Plan)} in {r.Target.Name}"));
            await Confirmation.AskAsync(run.Answer, $"Apply {what}?", again, cancellationToken).ConfigureAwait(false);
        }

        await run.Host.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
        var applied = new List<AppliedEnvironment>();
        foreach (var reviewed in open)
        {
            applied.Add(await AppliedEnvironment.ApplyAsync(run.Answer, reviewed, cancellationToken).ConfigureAwait(false));
            FindingsView.WriteList(run.Answer.Narration, reviewed.Target.Vault.Notices());
            if (applied[^1].Outcome != Outcome.Done)
            {
                break;
            }
        }

        AppliedView.Write(run.Answer, reviews, [.. applied]);
        return applied[^1].Outcome;
    }
}
