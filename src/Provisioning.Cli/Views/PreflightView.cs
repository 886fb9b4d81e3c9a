using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>The answer of a run that its preflight ended: what was checked, and nothing else.</summary>
internal static class PreflightView
{
    public static void Write(Answering answer, ImmutableArray<EnvironmentTarget> targets)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, targets);
            return;
        }

        // Text for a pull request too: there is no review to set in tables.
        foreach (var target in targets)
        {
            answer.Output.Write(target.Name, Tone.Strong).Line(target.Preflight!.HasErrors ? ": stopped before the realm was read" : ": in order");
            PreflightText.Write(answer.Output, target.Preflight);
        }

        FindingsView.WriteList(answer.Narration, FindingsOf(targets));
    }

    private static void WriteJson(Answering answer, ImmutableArray<EnvironmentTarget> targets)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        page.Writer.WriteStartArray("environments");
        foreach (var target in targets)
        {
            page.Writer.WriteStartObject();
            page.Writer.WriteString("environment", target.Name);
            PreflightJson.Write(page, target.Preflight!);
            page.Writer.WriteEndObject();
        }

        page.Writer.WriteEndArray();
        FindingsJson.Write(page, "findings", FindingsOf(targets));
        page.Close();
    }

    private static ImmutableArray<Diagnostics.Diagnostic> FindingsOf(ImmutableArray<EnvironmentTarget> targets) =>
        Diagnostics.Diagnostic.Sort(targets.SelectMany(t => t.Preflight!.Findings));
}
