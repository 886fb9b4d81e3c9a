using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Declarations;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>One environment's review: who gains and loses what comes first, then objects, secrets, exceptions, findings, gates.</summary>
internal static class ReviewText
{
    private const int FindingsShown = 50;
    private const int StacksShown = 10;

    public static void Write(Page page, ReviewedEnvironment reviewed)
    {
        var review = reviewed.Review;
        page.Write(review.Environment, Tone.Strong).Line($": {PlanCounts.Sentence(review.Plan)}");
        page.Write($"  realm {review.Plan.Realm} in {review.Location}", Tone.Quiet)
            .Write(reviewed.RealmIsNew ? ", which will be made" : string.Empty, Tone.Caution)
            .Write(reviewed.Reading.Requests > 0 ? $", read in {Counting.Of(reviewed.Reading.Requests, "request")}" : string.Empty, Tone.Quiet)
            .Write(review.History is { Requests: > 0 } history ? $", authors in {Counting.Of(history.Requests, "request")}" : string.Empty, Tone.Quiet)
            .Line($"; {Counting.Names(review.Stacks, StacksShown)}", Tone.Quiet);
        if (reviewed.Target.Preflight is { Writes: false } report)
        {
            PreflightText.Write(page, report);
        }

        var own = review.Stacks
            .SelectMany(s => reviewed.Target.Environment.Stacks.TryGetValue(s, out var stack) ? stack.Declaration.Exceptions.Values : [])
            .ToHashSet();
        WriteBody(page, review, reviewed.Target.Store.Location, exception => !own.Contains(exception));
    }

    /// <param name="vault">Where secrets are kept, for people.</param>
    /// <param name="elsewhere">Which exceptions belong to stacks that are not reviewed.</param>
    public static void WriteBody(Page page, Review review, string vault, Func<ExceptionDeclaration, bool>? elsewhere = null)
    {
        RisksText.Write(page, review);
        AccessText.Write(page, review);
        PlanText.Write(page, review.Plan, vault, review.History);
        ExceptionsText.Write(page, review.Accepted, !review.IsEmpty, elsewhere);
        EndingsText.Write(page, review.Endings);
        if (review.Findings.Length > 0)
        {
            page.Line().Line($"Findings: {FindingCounts.Sentence(review.Findings)}", Tone.Strong);
            FindingsView.WriteList(page, review.Findings, FindingsShown);
        }

        GatesText.Write(page, review);
    }
}
