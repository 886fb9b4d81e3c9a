using Provisioning.Cli.Views.Folding;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Comments;

/// <summary>
/// Reviews as the comment of a pull request: what is refused and what is risky first, then who gains and loses what, then
/// objects. Never longer than the limit, and always with the anchor, by which the next run finds the comment that it replaces.
/// </summary>
internal static class Comment
{
    /// <summary>The first line of every comment; it shows nothing.</summary>
    public const string Anchor = "<!-- provision:review -->";

    private const int EnvironmentsShown = 12;

    public static void Write(TextWriter output, ImmutableArray<Review> reviews, CommentOptions options)
    {
        var head = Head(reviews);
        var room = options.Limit - head.Length - Foot(int.MaxValue, options).Length;
        var (text, leftOut) = CommentFitting.Fit(CommentRows.Of(reviews), room);
        output.Write(head);
        output.Write(text);
        output.Write(Foot(leftOut, options));
    }

    private static string Head(ImmutableArray<Review> reviews)
    {
        var changed = reviews.Where(r => !r.IsEmpty).ToArray();
        var unchanged = reviews.Length - changed.Length;
        var gates = reviews.SelectMany(r => r.Gates).Where(g => g.Refused).Select(g => g.Name).Distinct(StringComparer.Ordinal).ToArray();
        var access = AccessCounts.Sentence([.. reviews.SelectMany(r => AccessRoutes.Of(r.Access))]);
        var lines = changed.Take(EnvironmentsShown)
            .Select(r => $"- {Markdown.Name(Short(EnvironmentNames.Of(r)))}: {PlanCounts.Sentence(r.Plan)} {Markdown.Text(Short($"({r.Location})"))}\n")
            .Append(changed.Length > EnvironmentsShown ? $"- ... and {Counting.Of(changed.Length - EnvironmentsShown, "more environment")}\n" : string.Empty)
            .Append(unchanged > 0 ? $"- no difference in {Counting.Of(unchanged, changed.Length > 0 ? "other environment" : "environment")}\n" : string.Empty);
        var refused = gates.Length > 0 ? $"\n**Refused by {string.Join(", ", gates)}.**\n" : string.Empty;
        return $"{Anchor}\n### Access review: {access}\n{refused}\n{string.Concat(lines)}";
    }

    private static string Foot(int leftOut, CommentOptions options)
    {
        var pointer = Pointer(options.Report);
        return leftOut == 0
            ? options.Report.Length == 0 ? string.Empty : $"\nThe full report: {pointer}.\n"
            : $"\n**{Counting.Of(leftOut, "row")} left out here** to stay within {options.Limit} characters. The full report: {pointer}.\n";
    }

    private static string Pointer(string report) =>
        report.Length == 0 ? "<code>--report FILE.html</code>"
        : Uri.TryCreate(report, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? $"<{address.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>"
            : Markdown.Name(Short(report));

    private static string Short(string text) => text.Length <= 120 ? text : string.Concat(text.AsSpan(0, 120), "...");
}
