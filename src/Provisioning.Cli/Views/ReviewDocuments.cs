using Provisioning.Cli.Commands;
using Provisioning.Cli.Views.Comments;
using Provisioning.Cli.Views.Html;
using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>Reviews in the formats that are the same whether a realm or another state of the declarations was compared with.</summary>
internal static class ReviewDocuments
{
    public static void Write(TextWriter output, string format, ImmutableArray<Review> reviews, CommentOptions comment)
    {
        switch (format)
        {
            case FormatOption.Markdown:
                Comment.Write(output, reviews, comment);
                break;
            case FormatOption.Html:
                ReviewHtml.Write(output, reviews);
                break;
            case FormatOption.Sarif:
                Sarif.Write(output, ResultsOf(reviews), ProductVersion.Text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }

    // What a gate refuses is worth a mark on its line as much as what a rule finds.
    private static ImmutableArray<Diagnostic> ResultsOf(ImmutableArray<Review> reviews) => Diagnostic.Sort(
        reviews.SelectMany(r => r.Findings.Concat(r.Gates.Where(g => g.Refused).SelectMany(g => g.Causes))).Distinct());
}
