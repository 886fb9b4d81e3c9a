using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Rotating;

namespace Provisioning.Cli.Views;

/// <summary>What became of each secret, and what comes next.</summary>
internal static class RotationView
{
    public static void Write(Answering answer, string stack, bool finished, ImmutableArray<DoneRotation> done)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, done);
            return;
        }

        foreach (var environment in done)
        {
            WriteText(answer.Output, environment);
        }

        if (!finished && done.Any(d => d.Outcomes.Any(o => o.FormerUntil is not null)))
        {
            answer.Output.Line().Write("When every consumer has loaded its new secret: ").Line($"provision rotate {stack} --all --finish");
        }
    }

    private static void WriteText(Page page, DoneRotation done)
    {
        var failed = done.Outcomes.Count(o => !o.IsDone);
        var made = done.Outcomes.Count(o => o is { IsDone: true, Step.Action: RotationAction.Rotate or RotationAction.Replace });
        var ended = done.Outcomes.Count(o => o is { IsDone: true, Step.Action: RotationAction.Finish });
        var left = done.Outcomes.Length - failed - made - ended;
        page.Line(
            $"{done.Plan.Target.Name}: {Counting.Of(made, "secret")} rotated, {ended} finished, {left} left as they were, {failed} failed",
            failed > 0 ? Tone.Bad : Tone.Good);
        foreach (var outcome in done.Outcomes)
        {
            page.Write("  ").Write(outcome.Step.Secret.ClientId, Tone.Strong).Write("  ").Line(Sentence(outcome), outcome.IsDone ? Tone.Quiet : Tone.Bad);
        }

        if (done.IsCancelled)
        {
            page.Line($"  Stopped: {Counting.Of(done.Plan.Steps.Length - done.Outcomes.Length, "secret")} not begun. Run the same command again: it goes on where this run stopped.");
        }
    }

    private static string Sentence(RotationOutcome outcome) => outcome switch
    {
        { IsDone: false } => $"failed: {outcome.Error} Run the same command again.",
        { Step.Action: RotationAction.Nothing } => "has no former secret",
        { Step.Action: RotationAction.Finish } => $"its former secret has ended{Tried(outcome)}",
        { Step.Action: RotationAction.Continue, FormerUntil: { } until } => $"was rotated already{Tried(outcome)}; the former secret works until {Moment.Of(until)}",
        { FormerUntil: { } until } => $"has a new secret{Tried(outcome)}; the former one works until {Moment.Of(until)}",
        { Step.Secret.IsPassword: true } => "has a new password; the former one has ended",
        _ => $"has a new secret{Tried(outcome)}; the former one has ended",
    };

    private static string Tried(RotationOutcome outcome) => outcome.IsVerified ? ", tried with a token request" : string.Empty;

    private static void WriteJson(Answering answer, ImmutableArray<DoneRotation> done)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        page.Writer.WriteStartArray("environments");
        foreach (var environment in done)
        {
            page.Writer.WriteStartObject();
            page.Writer.WriteString("environment", environment.Plan.Target.Name);
            page.Writer.WriteString("end", environment.IsCancelled ? "cancelled" : environment.Outcomes.All(o => o.IsDone) ? "completed" : "failed");
            page.Writer.WriteStartArray("secrets");
            foreach (var outcome in environment.Outcomes)
            {
                WriteJson(page, outcome);
            }

            page.Writer.WriteEndArray();
            page.Writer.WriteStartArray("notBegun");
            foreach (var step in environment.Open)
            {
                page.Writer.WriteStringValue(step.Secret.Name);
            }

            page.Writer.WriteEndArray();
            FindingsJson.Write(page, "findings", environment.Plan.Findings);
            page.Writer.WriteEndObject();
        }

        page.Writer.WriteEndArray();
        page.Close();
    }

    private static void WriteJson(JsonPage page, RotationOutcome outcome)
    {
        var writer = page.Writer;
        writer.WriteStartObject();
        writer.WriteString("name", outcome.Step.Secret.Name);
        writer.WriteString("clientId", outcome.Step.Secret.ClientId);
        writer.WriteString("action", Word(outcome.Step.Action));
        writer.WriteBoolean("done", outcome.IsDone);
        writer.WriteBoolean("tried", outcome.IsVerified);
        writer.WriteString("version", outcome.Version);
        if (outcome.FormerUntil is { } until)
        {
            writer.WriteString("formerUntil", until);
        }

        writer.WriteString("error", outcome.Error);
        writer.WriteEndObject();
        page.Breathe();
    }

    private static string Word(RotationAction action) => action switch
    {
        RotationAction.Rotate => "rotate",
        RotationAction.Replace => "replace",
        RotationAction.Continue => "continue",
        RotationAction.Finish => "finish",
        _ => "nothing",
    };
}
