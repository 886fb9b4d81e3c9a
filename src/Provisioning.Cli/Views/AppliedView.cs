using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli.Views;

/// <summary>The end of <c>up</c> and <c>destroy</c>: what was done. In JSON the reviews belong to the same document.</summary>
internal static class AppliedView
{
    public static void Write(Answering answer, ImmutableArray<ReviewedEnvironment> reviews, ImmutableArray<AppliedEnvironment> applied)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, reviews, applied);
        }
        else
        {
            foreach (var environment in applied)
            {
                AppliedText.Write(answer.Output, environment);
            }
        }
    }

    private static void WriteJson(Answering answer, ImmutableArray<ReviewedEnvironment> reviews, ImmutableArray<AppliedEnvironment> applied)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        page.Writer.WriteStartArray("environments");
        foreach (var reviewed in reviews)
        {
            page.Writer.WriteStartObject();
            ReviewJson.WriteFields(page, reviewed);
            if (applied.FirstOrDefault(a => ReferenceEquals(a.Reviewed, reviewed)) is { } environment)
            {
                AppliedJson.Write(page, environment);
            }

            page.Writer.WriteEndObject();
        }

        page.Writer.WriteEndArray();
        page.Close();
    }
}
