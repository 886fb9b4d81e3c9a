using System.CommandLine;
using Provisioning.Cli.Sessions;

namespace Provisioning.Cli.Commands;

/// <summary>How reviews become an outcome: what is wrong counts before what is refused, and that before what would change.</summary>
internal static class OutcomeOptions
{
    public static Option<bool> Detailed() => new("--detailed-exit-code") { Description = "Exit code 2 when there are changes; adopting as found is none" };

    public static Outcome Of(IReadOnlyCollection<ReviewedEnvironment> reviews, bool detailed)
    {
        // An error that applying the plan would remedy is still an error of the realm as it is.
        var obstacle = reviews.Any(r => r.Review.HasErrors) && Obstacle(reviews) == Outcome.Done ? Outcome.Problems : Obstacle(reviews);
        return obstacle == Outcome.Done && detailed && reviews.Any(r => r.Review.Plan.HasChanges) ? Outcome.Changes : obstacle;
    }

    public static Outcome Obstacle(IReadOnlyCollection<ReviewedEnvironment> reviews)
    {
        // What is to be corrected comes before what may pass by itself, and that before what somebody may allow.
        ReadOnlySpan<Outcome> worstFirst = [Outcome.Problems, Outcome.Stopped, Outcome.Refused];
        foreach (var outcome in worstFirst)
        {
            if (reviews.Any(r => r.Obstacle == outcome))
            {
                return outcome;
            }
        }

        return Outcome.Done;
    }
}
