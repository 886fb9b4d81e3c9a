using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision preview STACK...</c>: what <c>up</c> would do; changes nothing.</summary>
internal static class PreviewCommand
{
    public static Command Create(CliHost host)
    {
        var stacks = StackArgument.OneOrMore();
        var gates = new GateOptions();
        var detailed = OutcomeOptions.Detailed();
        var command = new ProvisionCommand("preview", "The plan against the observed realm: access gained and lost first; changes nothing")
        {
            Examples =
            [
                new("preview platform.dev acme.dev", "Shows what up would do."),
                new("preview '*.dev' --format markdown --fail-on deletion", "For a pull request, refusing deletions."),
            ],
        };
        command.Add(stacks);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown));
        gates.AddTo(command);
        command.Add(detailed);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var (session, targets) = ProjectRun.Open(run, run.Parsed.GetRequiredValue(stacks));
            var settings = gates.Of(run.Parsed);
            var reviews = new List<ReviewedEnvironment>();
            foreach (var target in targets)
            {
                reviews.Add(await ReviewedEnvironment.PlanAsync(session, target, settings, host.Today, cancellationToken).ConfigureAwait(false));
            }

            ReviewsView.Write(run.Answer, [.. reviews]);
            return OutcomeOptions.Of(reviews, run.Parsed.GetValue(detailed));
        });
        return command;
    }
}
