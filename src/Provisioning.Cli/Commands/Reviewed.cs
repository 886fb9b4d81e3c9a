using Provisioning.Cli.Views;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary>How a command that only reviews ends: reports first, then the answer, then what the exit code says.</summary>
internal static class Reviewed
{
    /// <param name="detailed">Whether a change is an outcome of its own.</param>
    /// <exception cref="StopException">A report cannot be written.</exception>
    public static async Task<Outcome> AnswerAsync(
        CommandRun run, ImmutableArray<Review> reviews, ReportOptions reports, bool detailed, CancellationToken cancellationToken)
    {
        await reports.WriteAsync(run, reviews, text => ComparisonView.WriteJson(text, run.Answer.Command, reviews), cancellationToken).ConfigureAwait(false);
        ComparisonView.Write(run.Answer, reviews, reports.CommentOf(run.Parsed));
        if (reviews.Any(r => r.HasErrors))
        {
            return Outcome.Problems;
        }

        return reviews.Any(r => r.IsRefused) ? Outcome.Refused
            : detailed && reviews.Any(r => !r.IsEmpty) ? Outcome.Changes : Outcome.Done;
    }
}
