using Provisioning.Cli.Terminals;
using Provisioning.Declarations;
using Provisioning.Rules;

namespace Provisioning.Cli.Views;

/// <summary>Exceptions in force: each with what it covers, why, and until when.</summary>
internal static class ExceptionsText
{
    private const int SubjectsShown = 4;

    /// <param name="reasons">Whether to say why; a review without changes only reminds of them.</param>
    /// <param name="elsewhere">Which exceptions belong to stacks that are not reviewed; those are only counted.</param>
    public static void Write(
        Page page, ImmutableArray<AcceptedFinding> accepted, bool reasons = true, Func<ExceptionDeclaration, bool>? elsewhere = null)
    {
        if (accepted.IsEmpty)
        {
            return;
        }

        page.Line().Line("Exceptions in force", Tone.Strong);
        var exceptions = accepted.GroupBy(a => a.Exception).OrderBy(g => g.Key.Name, StringComparer.Ordinal).ToArray();
        var others = elsewhere is null ? 0 : exceptions.Count(e => elsewhere(e.Key));
        foreach (var exception in exceptions.Where(e => elsewhere is null || !elsewhere(e.Key)))
        {
            var subjects = exception.Select(a => a.Finding.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            page.Write("  ").Write(exception.Key.Name).Write($" ({exception.Key.Code}, until {exception.Key.Until:yyyy-MM-dd}): ", Tone.Caution)
                .Line(Counting.Names(subjects, SubjectsShown));
            if (reasons)
            {
                page.Write("      ").Line(exception.Key.Reason, Tone.Quiet);
            }
        }

        if (others > 0)
        {
            page.Line($"  {Counting.Of(others, "exception")} of stacks that are not part of this review: provision validate shows them", Tone.Quiet);
        }
    }
}
