using System.CommandLine;
using Provisioning.Cli.Comparisons;
using Provisioning.Cli.Sessions;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision review FILE</c>: what Pulumi would do, told as access gained and lost. Touches no realm and starts nothing.</summary>
internal static class ReviewCommand
{
    public static Command Create(CliHost host)
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "What `pulumi preview --json` printed, of one stack each",
        };
        var gates = new GateOptions();
        var reports = new ReportOptions();
        var detailed = OutcomeOptions.Detailed();
        var command = new ProvisionCommand("review", "Who gains and loses what by a Pulumi update, from the JSON of its preview")
        {
            Examples =
            [
                new("review preview.json", "The review of what `pulumi preview --stack acme.dev --json --refresh > preview.json` wrote."),
                new("review preview.json --format markdown --fail-on privileged", "A comment for a pull request, and exit code 3 where a gate refuses."),
            ],
        };
        command.Add(files);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown, FormatOption.Html, FormatOption.Sarif));
        gates.AddTo(command);
        reports.AddTo(command);
        command.Add(detailed);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var session = SessionOf(run, cancellationToken);
            var reviews = ImmutableArray.CreateBuilder<Review>();
            foreach (var file in run.Parsed.GetRequiredValue(files))
            {
                var preview = await PreviewFile.ReadAsync(host, file, cancellationToken).ConfigureAwait(false);
                reviews.Add(PreviewComparison.Of(file, preview, session, gates.Of(run.Parsed), host.Today));
            }

            return await Reviewed.AnswerAsync(run, reviews.ToImmutable(), reports, run.Parsed.GetValue(detailed), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>The project that was named, or the one around the working directory; a preview can be read without one.</summary>
    private static ProjectSession? SessionOf(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Parsed.GetValue(GlobalOptions.Project) is null && !ProjectSession.IsAround(run.Host))
        {
            return null;
        }

        var session = ProjectSession.Open(run, cancellationToken);
        StopException.ThrowIfErrors(session.Findings);
        return session;
    }
}
