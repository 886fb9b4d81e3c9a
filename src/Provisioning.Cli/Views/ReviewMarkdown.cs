using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>One environment's review for a pull request.</summary>
internal static class ReviewMarkdown
{
    private const int FindingsShown = 200;

    public static void Write(TextWriter output, Review review)
    {
        output.Write($"### {Markdown.Name(review.Environment.Length > 0 ? review.Environment : review.Location)}: {PlanCounts.Sentence(review.Plan)}\n\n");
        output.Write($"Realm {Markdown.Name(review.Plan.Realm)} in {Markdown.Name(review.Location)}\n");
        AccessMarkdown.Write(output, review.Access);
        PlanMarkdown.Write(output, review.Plan, review.History);
        WriteExceptions(output, review);
        EndingsMarkdown.Write(output, review.Endings);
        WriteFindings(output, review.Findings);
        foreach (var gate in review.Gates.Where(g => g.Refused))
        {
            output.Write($"\n**Refused by the gate {gate.Name}:** {Markdown.Text(gate.Message)}\n");
        }
    }

    public static void WriteFindings(TextWriter output, ImmutableArray<Diagnostic> findings)
    {
        if (findings.IsEmpty)
        {
            return;
        }

        output.Write($"\n#### Findings: {FindingCounts.Sentence(findings)}\n\n");
        Markdown.Table(output, ["Severity", "Code", "Place", "Finding"], findings.Take(FindingsShown).Select(f => (string[])
            [f.SeverityName, f.Code, Markdown.Name(f.Place.ToString()), $"{Markdown.Text(f.Message)} {Markdown.Text(f.Next)}".TrimEnd()]));
        if (findings.Length > FindingsShown)
        {
            output.Write($"\n... and {findings.Length - FindingsShown} more.\n");
        }
    }

    private static void WriteExceptions(TextWriter output, Review review)
    {
        if (review.Accepted.IsEmpty)
        {
            return;
        }

        output.Write("\n#### Exceptions in force\n\n");
        Markdown.Table(output, ["Code", "Until", "Subject", "Reason"], review.Accepted.Take(FindingsShown).Select(a => (string[])
            [a.Finding.Code, $"{a.Exception.Until:yyyy-MM-dd}", Markdown.Name(a.Finding.Subject), Markdown.Text(a.Exception.Reason)]));
    }
}
