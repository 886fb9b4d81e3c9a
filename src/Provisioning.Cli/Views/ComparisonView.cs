using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>diff</c>: a review for each environment, or the one of two files.</summary>
internal static class ComparisonView
{
    public static void Write(Answering answer, ImmutableArray<Review> reviews)
    {
        switch (answer.Format)
        {
            case FormatOption.Json:
                WriteJson(answer, reviews);
                break;
            case FormatOption.Markdown:
                foreach (var review in reviews)
                {
                    ReviewMarkdown.Write(answer.Host.Output, review);
                }

                break;
            default:
                WriteText(answer.Output, reviews);
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
            ReviewText.WriteBody(page, review, "the environment's vault");
        }
    }

    private static void WriteJson(Answering answer, ImmutableArray<Review> reviews)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
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
