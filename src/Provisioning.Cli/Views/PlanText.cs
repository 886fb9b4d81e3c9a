using Provisioning.Cli.Terminals;
using Provisioning.History;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>A plan's objects and secrets: what is made anew is counted and named, what is changed is shown field by field.</summary>
internal static class PlanText
{
    private const int NamesShown = 6;
    private const int ChangesShown = 40;
    private const int FieldsShown = 12;
    private const int ValueShown = 100;

    /// <param name="vault">Where secrets are kept, for people.</param>
    /// <param name="history">Who made the drifted changes; null where nobody asked.</param>
    public static void Write(Page page, Plan plan, string vault, ChangeHistory? history)
    {
        if (plan.Changes.Count > 0)
        {
            page.Line().Line("Objects", Tone.Strong);
            foreach (var (action, reason, kind, changes) in PlanCounts.Groups(plan))
            {
                if (action is ChangeAction.Create or ChangeAction.Delete)
                {
                    // What goes away is worth reading to the end; what is new is in the declarations anyway.
                    var names = Counting.Names([.. changes.Select(c => c.Address.Name)], action == ChangeAction.Create ? NamesShown : ChangesShown);
                    page.Write($"  {ActionWords.Glyph(action)} ", ActionWords.ToneOf(action))
                        .Write($"{ActionWords.Of(action)} {Counting.Of(changes.Length, kind)}{(reason == ChangeReason.Ended ? $" ({ActionWords.Of(reason)})" : string.Empty)}").Line(": " + names, Tone.Quiet);
                }
                else if (changes[0].IsMarkOnly)
                {
                    page.Write($"  {ActionWords.Glyph(action)} ", ActionWords.ToneOf(action))
                        .Write($"{ActionWords.Of(action)} {Counting.Of(changes.Length, kind)} as found, adding nothing but the stack's mark")
                        .Line(": " + Counting.Names([.. changes.Select(c => c.Address.Name)], NamesShown), Tone.Quiet);
                }
                else
                {
                    WriteOneByOne(page, action, reason, changes, history);
                }
            }
        }

        if (plan.Secrets.Count > 0)
        {
            WriteSecrets(page, plan, vault);
        }
    }

    private static void WriteOneByOne(Page page, ChangeAction action, ChangeReason reason, ImmutableArray<Change> changes, ChangeHistory? history)
    {
        foreach (var change in changes.Take(ChangesShown))
        {
            page.Write($"  {ActionWords.Glyph(action)} ", ActionWords.ToneOf(action))
                .Write($"{ActionWords.Of(action)} {change.Address}")
                .Line($" ({ActionWords.Of(reason)})", Tone.Quiet);
            WriteFields(page, change);
            foreach (var line in AuthorWords.Of(change, history))
            {
                page.Line("      " + line, Tone.Caution);
            }
        }

        if (changes.Length > ChangesShown)
        {
            page.Line($"    ... and {changes.Length - ChangesShown} more to {ActionWords.Of(action)}; --format json lists them all.", Tone.Quiet);
        }
    }

    private static void WriteFields(Page page, Change change)
    {
        foreach (var field in change.Fields.Take(FieldsShown))
        {
            page.Write("      ").Write(field.Path).Write(": ");
            switch (field.Before.Length, field.After.Length)
            {
                case (0, _):
                    page.Line("+ " + Short(field.After), Tone.Good);
                    break;
                case (_, 0):
                    page.Line("- " + Short(field.Before), Tone.Bad);
                    break;
                default:
                    page.Write(Short(field.Before), Tone.Bad).Write(" -> ").Line(Short(field.After), Tone.Good);
                    break;
            }
        }

        if (change.Fields.Count > FieldsShown)
        {
            page.Line($"      ... and {Counting.Of(change.Fields.Count - FieldsShown, "more field")}", Tone.Quiet);
        }
    }

    private static void WriteSecrets(Page page, Plan plan, string vault)
    {
        page.Line().Write("Secrets", Tone.Strong).Line($" in {vault}", Tone.Quiet);
        foreach (var group in plan.Secrets.GroupBy(s => (s.Action, s.Reason, s.ValueStays)).OrderBy(g => g.Key))
        {
            var (action, reason, valueStays) = group.Key;
            var names = group.Select(s => s.Secret.Name).ToArray();
            var verb = action switch { ChangeAction.Create => "store", ChangeAction.Delete => "delete", _ => valueStays ? "change the dates of" : "replace" };
            page.Write($"  {ActionWords.Glyph(action)} ", ActionWords.ToneOf(action))
                .Write($"{verb} {Counting.Of(names.Length, "secret")}")
                .Write(ActionWords.OfSecret(reason) is { Length: > 0 } why ? $" ({why})" : string.Empty)
                .Line(": " + Counting.Names(names, NamesShown), Tone.Quiet);
        }
    }

    private static string Short(string value) => value.Length <= ValueShown ? value : string.Concat(value.AsSpan(0, ValueShown), "...");
}
