using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>Findings as text: the first line of each in the form that editors and pipelines recognise.</summary>
internal static class FindingsView
{
    /// <summary>More findings than this are counted instead of listed; JSON and SARIF list them all.</summary>
    public const int Limit = 1000;

    /// <summary>Findings that end a command before it has an answer: on stderr, or as the JSON answer when that was asked for.</summary>
    public static void WriteAlone(Answering answer, ImmutableArray<Diagnostic> findings)
    {
        if (answer.IsJson)
        {
            using var page = JsonPage.Open(answer.Host.Output, answer.Command);
            FindingsJson.Write(page, "findings", findings);
            page.Close();
        }
        else
        {
            WriteList(answer.Narration, findings);
        }
    }

    /// <param name="limit">How many are listed; errors before others where not all are.</param>
    public static void WriteList(Page page, ImmutableArray<Diagnostic> findings, int limit = Limit)
    {
        foreach (var finding in Shown(findings, limit))
        {
            page.Write(finding.Place.ToString()).Write(": ")
                .Write($"{finding.SeverityName} {finding.Code}", ToneOf(finding.Severity))
                .Write(": ").Line(finding.Message);
            if (finding.Next.Length > 0)
            {
                page.Write("    ").Line(finding.Next, Tone.Quiet);
            }
        }

        if (findings.Length > limit)
        {
            page.Line($"... and {findings.Length - limit} more; --format json lists them all.", Tone.Quiet);
        }
    }

    private static IEnumerable<Diagnostic> Shown(ImmutableArray<Diagnostic> findings, int limit) => findings.Length <= limit
        ? findings
        : findings.OrderByDescending(f => f.Severity == Severity.Error).Take(limit);

    public static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Error => Tone.Bad,
        Severity.Warning => Tone.Caution,
        _ => Tone.Quiet,
    };
}
