using Provisioning.Cli.Commands;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views.Comments;

namespace Provisioning.Cli.Views;

/// <summary>The answer of <c>preview</c>: a review for each environment, in the format asked for.</summary>
internal static class ReviewsView
{
    public static void Write(Answering answer, ImmutableArray<ReviewedEnvironment> reviews, CommentOptions comment)
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
                ReviewDocuments.Write(answer.Host.Output, answer.Format, [.. reviews.Select(r => r.Review)], comment);
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

    public static void WriteJson(TextWriter output, string command, ImmutableArray<ReviewedEnvironment> reviews)
    {
        using var page = JsonPage.Open(output, command);
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
