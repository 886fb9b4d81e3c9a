using Provisioning.Cli.Onboarding;
using Provisioning.Cli.Terminals;
using Provisioning.Onboarding;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>onboard</c>: files, what they would do, and what to do next.</summary>
internal static class OnboardingView
{
    public static void Write(Answering answer, Onboarded onboarded)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, onboarded);
        }
        else
        {
            WriteText(answer.Output, onboarded);
        }
    }

    private static void WriteText(Page page, Onboarded onboarded)
    {
        page.Write(onboarded.Request.Tenant, Tone.Strong).Line(onboarded.IsWritten ? ": written" : ": would be written");
        foreach (var file in onboarded.Tenant.All)
        {
            page.Line($"  {file.Path}");
        }

        page.Line();
        ComparisonView.WriteText(page, onboarded.Reviews);
        page.Line().Line("Next", Tone.Strong);
        foreach (var (step, command) in Steps(onboarded))
        {
            page.Write($"  {step}").Line($"  {command}", Tone.Quiet);
        }
    }

    private static void WriteJson(Answering answer, Onboarded onboarded)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        var writer = page.Writer;
        writer.WriteString("tenant", onboarded.Request.Tenant);
        writer.WriteBoolean("written", onboarded.IsWritten);
        writer.WriteStartArray("files");
        foreach (var file in onboarded.Tenant.All)
        {
            writer.WriteStringValue(file.Path);
        }

        writer.WriteEndArray();
        ComparisonView.WriteFields(page, onboarded.Reviews);
        writer.WriteStartArray("next");
        foreach (var (_, command) in Steps(onboarded))
        {
            writer.WriteStringValue(command);
        }

        writer.WriteEndArray();
        page.Close();
    }

    /// <summary>In order: what a reviewer sees first, then one environment after the other.</summary>
    private static IEnumerable<(string Step, string Command)> Steps(Onboarded onboarded)
    {
        var tenant = onboarded.Request.Tenant;
        if (onboarded.Request.Roles.IsEmpty && onboarded.Request.Profiles.IsEmpty)
        {
            yield return ("declare its technical users  ", $"edit stacks/{tenant}/stack.json");
        }

        yield return ("commit it on a branch        ", $"git add stacks && git commit -m \"Onboard {tenant}\"");
        yield return ("after the review and merge   ", "for each environment:");
        foreach (var environment in PromotionOrder.Of(onboarded.Stacks.Select(s => s[(tenant.Length + 1)..])))
        {
            yield return ("                             ", $"provision up platform.{environment} {tenant}.{environment}");
        }

        yield return ("or with Pulumi               ", $"pulumi stack init {onboarded.Stacks[0]} && pulumi up --stack {onboarded.Stacks[0]}");
    }
}
