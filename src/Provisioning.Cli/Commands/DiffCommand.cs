using System.CommandLine;
using Provisioning.Cli.Comparisons;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision diff [BASE] [HEAD]</c>: the review between two states of declarations or of realms; touches no realm.</summary>
internal static class DiffCommand
{
    public static Command Create(CliHost host)
    {
        const string either = "a git revision, a project folder, or a realm file (*.json) in Keycloak's export format";
        var before = new Argument<string?>("BASE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"What there was: {either} (default: where this work left the default branch)",
        };
        var after = new Argument<string?>("HEAD")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"What there will be: {either} (default: the files of this project)",
        };
        var gates = new GateOptions();
        var reports = new ReportOptions();
        var detailed = OutcomeOptions.Detailed();
        var command = new ProvisionCommand("diff", "Who gains and loses what between two revisions or folders of declarations, or two realm exports")
        {
            Examples =
            [
                new("diff . .", "Compares the project with itself: nobody gains or loses access."),
                new("diff . . --format markdown --fail-on broadening", "For a pull request, with the base in one folder and the change in another; revisions are named as well."),
            ],
        };
        command.Add(before);
        command.Add(after);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown, FormatOption.Html, FormatOption.Sarif));
        gates.AddTo(command);
        reports.AddTo(command);
        command.Add(detailed);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var sides = await Sides.OpenAsync(run, run.Parsed.GetValue(before), run.Parsed.GetValue(after), cancellationToken).ConfigureAwait(false);
            sides.ThrowIfErrors();
            var reviews = Comparison.Of(sides.Before, sides.After, gates.Of(run.Parsed), host.Today);
            return await Reviewed.AnswerAsync(run, reviews, reports, run.Parsed.GetValue(detailed), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}
