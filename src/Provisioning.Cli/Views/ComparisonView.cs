using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views.Comments;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>diff</c>: a review for each environment, or the one of two files.</summary>
internal static class ComparisonView
{
    public static void Write(Answering answer, ImmutableArray<Review> reviews, CommentOptions comment)
    {
        switch (answer.Format)
        {
            case FormatOption.Json:
                WriteJson(answer.Host.Output, answer.Command, reviews);
                break;
            case FormatOption.Text:
                WriteText(answer.Output, reviews);
                break;
            default:
                ReviewDocuments.Write(answer.Host.Output, answer.Format, reviews, comment);
                break;
        }
    }

    public static void WriteText(Page page, ImmutableArray<Review> reviews)
    {
        for (var i = 0; i < reviews.Length; i++)
        {
            if (i > 0)
            {
                page.Line();
            }

            var review = reviews[i];
            page.Write(review.Environment.Length > 0 ? review.Environment : review.Plan.Realm, Tone.Strong)
                .Line(review.IsEmpty ? ": no difference" : $": {PlanCounts.Sentence(review.Plan)}");
            page.Line($"  {review.Location}", Tone.Quiet);

            // Exceptions that nothing of the change needs are no part of it.
            ReviewText.WriteBody(page, review.IsEmpty ? review with { Accepted = [] } : review, "the environment's vault");
        }
    }

    public static void WriteJson(TextWriter output, string command, ImmutableArray<Review> reviews)
    {
        using var page = JsonPage.Open(output, command);
        WriteFields(page, reviews);
        page.Close();
    }

    /// <summary>The reviews as the field <c>environments</c>.</summary>
    public static void WriteFields(JsonPage page, ImmutableArray<Review> reviews)
    {
        page.Writer.WriteStartArray("environments");
        foreach (var review in reviews)
        {
            page.Writer.WriteStartObject();
            ReviewJson.WriteFields(page, review);
            page.Writer.WriteEndObject();
        }

        page.Writer.WriteEndArray();
    }
}
