using Provisioning.Cli.Commands;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>preview</c>: a review for each environment, in the format asked for.</summary>
internal static class ReviewsView
{
    public static void Write(Answering answer, ImmutableArray<ReviewedEnvironment> reviews)
    {
        switch (answer.Format)
        {
            case FormatOption.Json:
                WriteJson(answer, reviews);
                break;
            case FormatOption.Markdown:
                foreach (var reviewed in reviews)
                {
                    ReviewMarkdown.Write(answer.Host.Output, reviewed.Review);
                }

                break;
            default:
                WriteText(answer.Output, reviews);
                break;
        }
    }

    public static void WriteText(Page page, ImmutableArray<ReviewedEnvironment> reviews)
    {
        for (var i = 0; i < reviews.Length; i++)
        {
            if (i > 0)
            {
                page.Line();
            }

            ReviewText.Write(page, reviews[i]);
        }
    }

    private static void WriteJson(Answering answer, ImmutableArray<ReviewedEnvironment> reviews)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        page.Writer.WriteStartArray("environments");
        foreach (var reviewed in reviews)
        {
            page.Writer.WriteStartObject();
            ReviewJson.WriteFields(page, reviewed);
            page.Writer.WriteEndObject();
        }

        page.Writer.WriteEndArray();
        page.Close();
    }
}
