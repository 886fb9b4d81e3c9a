using Provisioning.Cli.Terminals;
using Provisioning.Rules;

namespace Provisioning.Cli.Views;

/// <summary>Exceptions in force: each with what it covers, why, and until when.</summary>
internal static class ExceptionsText
{
    private const int SubjectsShown = 4;

    /// <param name="reasons">Whether to say why; a review without changes only reminds of them.</param>
    public static void Write(Page page, ImmutableArray<AcceptedFinding> accepted, bool reasons = true)
    {
        if (accepted.IsEmpty)
        {
            return;
        }

        page.Line().Line("Exceptions in force", Tone.Strong);
        foreach (var exception in accepted.GroupBy(a => a.Exception).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            var subjects = exception.Select(a => a.Finding.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            page.Write("  ").Write(exception.Key.Name).Write($" ({exception.Key.Code}, until {exception.Key.Until:yyyy-MM-dd}): ", Tone.Caution)
                .Line(Counting.Names(subjects, SubjectsShown));
            if (reasons)
            {
                page.Write("      ").Line(exception.Key.Reason, Tone.Quiet);
            }
        }
    }
}
