using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision preview STACK...</c>: what <c>up</c> would do; changes nothing.</summary>
internal static class PreviewCommand
{
    public static Command Create(CliHost host)
    {
        var stacks = StackArgument.OneOrMore();
        var gates = new GateOptions();
        var reports = new ReportOptions();
        var ownership = new OwnershipOptions();
        var detailed = OutcomeOptions.Detailed();
        var preflight = new Option<bool>("--preflight") { Description = "First check the server, its release, the caller's rights and the user profile" };
        var who = new Option<bool>("--who") { Description = "Name who made the drifted changes, when and from where, as far as the realm records it" };
        var file = new Option<string?>("--out") { Description = "Also save the plan, for up --plan", HelpName = "FILE" };
        var command = new ProvisionCommand("preview", "The plan against the observed realm: access gained and lost first; changes nothing")
        {
            Examples =
            [
                new("preview platform.dev acme.dev --preflight", "Checks server and rights, then shows what up would do."),
                new("preview '*.dev' --format markdown --fail-on deletion", "For a pull request, refusing deletions."),
            ],
        };
        command.Add(stacks);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown, FormatOption.Html, FormatOption.Sarif));
        gates.AddTo(command);
        reports.AddTo(command);
        ownership.AddTo(command);
        command.Add(detailed);
        command.Add(file);
        command.Add(preflight);
        command.Add(who);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var (session, targets) = ProjectRun.Open(run, run.Parsed.GetRequiredValue(stacks), cancellationToken);
            if (run.Parsed.GetValue(preflight))
            {
                targets = await PreflightRun.BeforePreviewAsync(targets, cancellationToken).ConfigureAwait(false);
                if (PreflightRun.Refusal(run, targets) is { } refusal)
                {
                    return refusal;
                }
            }

            if (run.Parsed.GetValue(who))
            {
                targets = [.. targets.Select(t => t with { NamesAuthors = true })];
            }

            var settings = ownership.AddTo(gates.Of(run.Parsed), run.Parsed);
            var reviews = await ReviewedEnvironment.PlanAllAsync(session, targets, settings, host.Today, cancellationToken).ConfigureAwait(false);

            // Before the answer, so that a path that is wrong is the only answer.
            if (run.Parsed.GetValue(file) is { } path)
            {
                await SaveAsync(run, reviews, path, cancellationToken).ConfigureAwait(false);
            }

            await reports.WriteAsync(
                run, [.. reviews.Select(r => r.Review)], text => ReviewsView.WriteJson(text, run.Answer.Command, reviews), cancellationToken).ConfigureAwait(false);
            ReviewsView.Write(run.Answer, reviews, reports.CommentOf(run.Parsed));
            return OutcomeOptions.Of(reviews, run.Parsed.GetValue(detailed));
        });
        return command;
    }

    private static async Task SaveAsync(CommandRun run, ImmutableArray<ReviewedEnvironment> reviews, string path, CancellationToken cancellationToken)
    {
        if (reviews.Length != 1)
        {
            throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                Place.Of("preview"),
                $"--out saves the plan of one environment, and {reviews.Length} were previewed.",
                "Preview the stacks of one environment at a time."));
        }

        // A refused plan is for reading only.
        if (reviews[0].Obstacle == Outcome.Done)
        {
            await SavedPlan.WriteAsync(run.Host, path, reviews[0].Review.Plan, cancellationToken).ConfigureAwait(false);
            run.Answer.Narration.Line($"The plan is saved. Apply it with: provision up --plan {path}", Tone.Quiet);
        }
    }
}
