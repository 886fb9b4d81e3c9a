namespace Provisioning.Cli.Views.Comments;

/// <summary>A table of a comment, its rows by importance.</summary>
/// <param name="Title">Finished Markdown on one line.</param>
/// <param name="Noun">What a row is, for the count of those left out.</param>
/// <param name="Rows">Finished Markdown, one line each with its line break.</param>
internal sealed record CommentSection(string Title, string Noun, string[] Headers, ImmutableArray<string> Rows)
{
    public static CommentSection Of(string title, string noun, string[] headers, IEnumerable<string[]> rows) =>
        new(title, noun, headers, [.. rows.Select(Markdown.Row)]);

    public string Head => $"\n#### {Title}\n\n{Markdown.Row(Headers)}{Markdown.Row([.. Headers.Select(_ => "---")])}";

    /// <summary>What stands for rows that are left out.</summary>
    public string Rest(int count, bool all) => count == 0 ? string.Empty
        : all ? $"\n#### {Title}\n\n{Counting.Of(count, Noun)} left out here.\n"
        : $"\n... and {Counting.Of(count, "more " + Noun)} left out here.\n";
}
