using Provisioning.Cli.Terminals;
using Provisioning.Onboarding;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>offboard</c>: who loses what in each environment, and the steps in their order.</summary>
internal static class WithdrawalView
{
    public static void Write(Answering answer, Withdrawal withdrawal, ImmutableArray<Review> reviews)
    {
        var steps = Steps(withdrawal, reviews).ToArray();
        if (answer.IsJson)
        {
            WriteJson(answer, withdrawal, reviews, steps);
        }
        else
        {
            WriteText(answer.Output, withdrawal, reviews, steps);
        }
    }

    private static void WriteText(Page page, Withdrawal withdrawal, ImmutableArray<Review> reviews, (string Why, string Command)[] steps)
    {
        ComparisonView.WriteText(page, reviews);
        if (!withdrawal.Findings.IsEmpty)
        {
            page.Line().Line("To settle with others", Tone.Strong);
            FindingsView.WriteList(page, withdrawal.Findings);
        }

        page.Line().Line($"How {withdrawal.Tenant} leaves, in this order", Tone.Strong);
        for (var i = 0; i < steps.Length; i++)
        {
            page.Line($"  {i + 1}. {steps[i].Command}").Line($"     {steps[i].Why}", Tone.Quiet);
        }
    }

    private static void WriteJson(Answering answer, Withdrawal withdrawal, ImmutableArray<Review> reviews, (string Why, string Command)[] steps)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        var writer = page.Writer;
        writer.WriteString("tenant", withdrawal.Tenant);
        ComparisonView.WriteFields(page, reviews);
        FindingsJson.Write(page, "findings", withdrawal.Findings);
        writer.WriteStartArray("steps");
        foreach (var (why, command) in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("command", command);
            writer.WriteString("why", why);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        page.Close();
    }

    private static IEnumerable<(string Why, string Command)> Steps(Withdrawal withdrawal, ImmutableArray<Review> reviews)
    {
        foreach (var stack in withdrawal.Stacks)
        {
            yield return (
                "ends its sessions, takes its grants and clients away, then its secrets; production first",
                $"provision destroy {stack}    (with Pulumi: pulumi destroy --stack {stack})");
        }

        yield return (
            "only now: a stack without declaration can no longer be destroyed",
            $"git rm -r stacks/{withdrawal.Tenant} && git rm --ignore-unmatch 'stacks/Pulumi.{withdrawal.Tenant}.*.yaml'");
        foreach (var review in reviews.Where(r => PlatformOf(r) is not null))
        {
            yield return ("removes the scopes that only this tenant's grants needed", $"provision up {PlatformOf(review)}");
        }
    }

    /// <summary>The platform's stack, when it changes as well.</summary>
    private static string? PlatformOf(Review review) =>
        review.Plan.Changes.Select(c => c.Stack).FirstOrDefault(s => s.StartsWith("platform.", StringComparison.Ordinal));
}
