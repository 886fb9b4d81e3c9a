using System.CommandLine;
using Provisioning.Cli.Comparisons;
using Provisioning.Cli.Views;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision diff BASE [HEAD]</c>: the review between two states of declarations or of realms; touches no realm.</summary>
internal static class DiffCommand
{
    public static Command Create(CliHost host)
    {
        const string either = "a project folder, or a realm file (*.json) in Keycloak's export format";
        var before = new Argument<string>("BASE") { Description = $"What there was: {either}" };
        var after = new Argument<string?>("HEAD") { Arity = ArgumentArity.ZeroOrOne, Description = $"What there will be: {either} (default: this project)" };
        var gates = new GateOptions();
        var detailed = OutcomeOptions.Detailed();
        var command = new ProvisionCommand("diff", "Who gains and loses what between two folders of declarations, or two realm exports")
        {
            Examples =
            [
                new("diff . .", "Compares the project with itself: nobody gains or loses access."),
                new("diff . . --format markdown --fail-on broadening", "For a pull request, with the base in one folder and the change in another."),
            ],
        };
        command.Add(before);
        command.Add(after);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown));
        gates.AddTo(command);
        command.Add(detailed);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var left = await Side.OpenAsync(run, run.Parsed.GetRequiredValue(before), cancellationToken).ConfigureAwait(false);
            var right = run.Parsed.GetValue(after) is { } named
                ? await Side.OpenAsync(run, named, cancellationToken).ConfigureAwait(false)
                : Side.OfProject(run, cancellationToken);
            StopException.ThrowIfErrors([.. left.Findings, .. right.Findings]);
            var reviews = Comparison.Of(left, right, gates.Of(run.Parsed), host.Today);
            ComparisonView.Write(run.Answer, reviews);
            if (reviews.Any(r => r.HasErrors))
            {
                return Outcome.Problems;
            }

            return reviews.Any(r => r.IsRefused) ? Outcome.Refused
                : run.Parsed.GetValue(detailed) && reviews.Any(r => !r.IsEmpty) ? Outcome.Changes : Outcome.Done;
        });
        return command;
    }
}
