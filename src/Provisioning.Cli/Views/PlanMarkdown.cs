using Provisioning.History;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>A plan's objects and secrets as tables; what is made anew is counted and named.</summary>
internal static class PlanMarkdown
{
    private const int NamesShown = 12;
    private const int RowsShown = 100;

    /// <param name="history">Who made the drifted changes; null where nobody asked.</param>
    public static void Write(TextWriter output, Plan plan, ChangeHistory? history)
    {
        if (plan.Changes.Count > 0)
        {
            output.Write("\n#### Objects\n\n");
            Markdown.Table(output, ["Action", "Objects", "Reason", "Fields"], PlanCounts.Groups(plan).SelectMany(g => Rows(g, history)));
        }

        if (plan.Secrets.Count > 0)
        {
            output.Write("\n#### Secrets\n\n");
            Markdown.Table(output, ["Action", "Secret", "Technical user"], plan.Secrets.Take(RowsShown).Select(s => (string[])
                [ActionWords.Of(s.Action), Markdown.Name(s.Secret.Name), Markdown.Name(s.Secret.ClientId)]));
            if (plan.Secrets.Count > RowsShown)
            {
                output.Write($"\n... and {plan.Secrets.Count - RowsShown} more secrets.\n");
            }
        }
    }

    private static IEnumerable<string[]> Rows((ChangeAction Action, ChangeReason Reason, string Kind, ImmutableArray<Change> Changes) group, ChangeHistory? history)
    {
        var (action, reason, kind, changes) = group;
        if (action is ChangeAction.Create or ChangeAction.Delete)
        {
            var names = Counting.Names([.. changes.Select(c => Markdown.Name(c.Address.Name))], action == ChangeAction.Create ? NamesShown : RowsShown);
            return [[ActionWords.Of(action), $"{Counting.Of(changes.Length, kind)}: {names}", ActionWords.Of(reason), string.Empty]];
        }

        var rows = changes.Take(RowsShown).Select(c => (string[])
            [ActionWords.Of(action), Markdown.Name(c.Address.ToString()), ActionWords.Of(reason), string.Join("<br>", c.Fields.Select(Field).Concat(AuthorWords.Of(c, history).Select(Markdown.Text)))]);
        return changes.Length <= RowsShown
            ? rows
            : rows.Append([ActionWords.Of(action), $"... and {changes.Length - RowsShown} more", ActionWords.Of(reason), string.Empty]);
    }

    private static string Field(FieldChange field) => (field.Before.Length, field.After.Length) switch
    {
        (0, _) => $"{Markdown.Text(field.Path)}: added {Markdown.Name(field.After)}",
        (_, 0) => $"{Markdown.Text(field.Path)}: removed {Markdown.Name(field.Before)}",
        _ => $"{Markdown.Text(field.Path)}: {Markdown.Name(field.Before)} to {Markdown.Name(field.After)}",
    };
}
