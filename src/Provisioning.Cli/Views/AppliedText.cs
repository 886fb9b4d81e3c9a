using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>What was done, where each secret went, and how to use what is new; or what was not done, and how to go on.</summary>
internal static class AppliedText
{
    private const int NamesShown = 8;
    private const int SecretsShown = 60;

    public static void Write(Page page, AppliedEnvironment applied)
    {
        var report = applied.Report;
        var name = applied.Reviewed.Target.Name;
        var done = Counting.Of(report.Done.DistinctBy(c => c.Address).Count(), "object");
        if (applied.Outcome == Outcome.Done)
        {
            page.Line().Line($"{name}: done, {done} and {Counting.Of(report.Secrets.Count, "secret")}", Tone.Good);
        }
        else
        {
            page.Line().Line($"{name}: stopped. {report.Error}", Tone.Bad);
            page.Line($"  done:     {done}, {Counting.Of(report.Secrets.Count, "secret")}");
            page.Line($"  not done: {Counting.Of(report.NotDone.DistinctBy(c => c.Address).Count(), "object")}, {Counting.Of(report.SecretsNotDone.Count, "secret")}");
            if (report.NotDone.Count > 0)
            {
                page.Line($"            {Counting.Names([.. report.NotDone.Select(c => c.Address.ToString()).Distinct(StringComparer.Ordinal)], NamesShown)}", Tone.Quiet);
            }

            page.Line(HowToGoOn(applied));
        }

        WriteSecrets(page, applied);
        NewcomerText.Write(page, applied);
    }

    private static string HowToGoOn(AppliedEnvironment applied) => (applied.Outcome, applied.Reviewed.IsSaved) switch
    {
        (Outcome.Cancelled, false) => "  Run the same command again: it goes on where this run stopped.",
        (Outcome.Cancelled, true) => "  The saved plan no longer fits the realm. Make a new one: it holds what this run left.",
        (_, false) => "  Put right what stopped it, then run the same command again: it goes on where this run stopped.",
        (_, true) => "  The saved plan no longer fits the realm. Put right what stopped it, then make a new plan: it holds what this run left.",
    };

    private static void WriteSecrets(Page page, AppliedEnvironment applied)
    {
        var stored = applied.Report.Secrets.Where(s => s.Change.Action != ChangeAction.Delete).ToArray();
        if (stored.Length > 0)
        {
            var width = stored.Take(SecretsShown).Max(s => s.Change.Secret.Name.Length);
            foreach (var location in stored.GroupBy(s => s.Location, StringComparer.Ordinal))
            {
                page.Line().Write("Secrets stored", Tone.Strong).Line($" in {location.Key}");
                foreach (var secret in location.Take(SecretsShown))
                {
                    page.Write("  ").Write(secret.Change.Secret.Name.PadRight(width)).Line($"  for {secret.Change.Secret.ClientId}", Tone.Quiet);
                }

                if (location.Count() > SecretsShown)
                {
                    page.Line($"  ... and {location.Count() - SecretsShown} more; provision secrets lists them all.", Tone.Quiet);
                }
            }
        }

        var removed = applied.Report.Secrets.Where(s => s.Change.Action == ChangeAction.Delete).Select(s => s.Change.Secret.Name).ToArray();
        if (removed.Length > 0)
        {
            page.Line().Write("Secrets deleted: ", Tone.Strong).Line(Counting.Names(removed, NamesShown));
        }
    }
}
