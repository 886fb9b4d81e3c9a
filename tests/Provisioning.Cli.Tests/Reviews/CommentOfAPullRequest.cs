using Provisioning.Cli.Views.Comments;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Tests.Reviews;

public sealed class CommentOfAPullRequest
{
    private static readonly RoleRef Read = new("Shop", "read_orders");

    [Fact]
    public void BeginsWithTheAnchorOfTheNextRun() =>
        Assert.StartsWith("<!-- provision:review -->\n### Access review: ", Written(Gains("dev", "acme")), StringComparison.Ordinal);

    [Fact]
    public void SaysThatNothingChanges()
    {
        var comment = Written(SketchedReview.OfGains("dev", []));

        Assert.Equal("<!-- provision:review -->\n### Access review: nobody gains or loses access\n\n- no difference in 1 environment\n", comment);
    }

    [Fact]
    public void TellsRiskBeforeAccessAndAccessBeforeObjects()
    {
        var comment = Written(SketchedReview.OfGains("dev", [("sa-acme-x", "acme.dev", new RoleRef("realm-management", "manage-users"))]));

        var order = new[] { "#### Risk", "**privileged**", "#### Access", "#### Objects" }.Select(s => comment.IndexOf(s, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void FoldsWhatIsTheSameForSeveralTenantsAndEnvironments()
    {
        var comment = Written(Gains("dev", "acme", "umbrella"), Gains("tst", "acme", "umbrella"), Gains("prd", "acme"));

        var row = Assert.Single(comment.Split('\n'), l => l.StartsWith("| gains |", StringComparison.Ordinal));
        Assert.Contains("5 of acme, umbrella<br>dev, tst: <code>sa-acme-x</code>, <code>sa-umbrella-x</code><br>prd: <code>sa-acme-x</code>", row, StringComparison.Ordinal);
        Assert.Single(comment.Split('\n'), l => l.StartsWith("| update |", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CommentOptions.GitHub)]
    [InlineData(150_000)]
    [InlineData(CommentOptions.Least)]
    public void StaysWithinTheLimitAndCountsWhatItLeavesOut(int limit)
    {
        var review = SketchedReview.OfGains("dev", Enumerable.Range(0, 1_500).Select(i =>
            ($"sa-tenant{i:0000}-x", $"tenant{i:0000}.dev", new RoleRef("Shop", $"permission_{i:0000}"))));

        var comment = Written(new CommentOptions(limit, "review.html"), review);

        Assert.InRange(comment.Length, limit * 3 / 4, limit);
        var shown = comment.Split('\n').Count(l => l.StartsWith("| gains |", StringComparison.Ordinal));
        Assert.InRange(shown, 1, 1_499);
        Assert.Contains($"... and {1_500 - shown} more rows left out here.\n", comment, StringComparison.Ordinal);
        Assert.Contains("#### Objects\n\n1500 rows left out here.\n", comment, StringComparison.Ordinal);
        Assert.EndsWith($"to stay within {limit} characters. The full report: <code>review.html</code>.\n", comment, StringComparison.Ordinal);
    }

    [Fact]
    public void LeavesOutWhatMattersLeast()
    {
        var users = Enumerable.Range(0, 1_500).Select(i => ($"sa-tenant{i:0000}-x", $"tenant{i:0000}.dev", new RoleRef("Shop", $"permission_{i:0000}")))
            .Append(("sa-zebra-admin", "zebra.dev", new RoleRef("realm-management", "manage-users")));

        var comment = Written(new CommentOptions(CommentOptions.Least, string.Empty), SketchedReview.OfGains("dev", users));

        Assert.Contains("| **privileged** | dev: <code>sa-zebra-admin</code> |", comment, StringComparison.Ordinal);
        Assert.Contains("| gains | dev: <code>sa-zebra-admin</code> |", comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ci.example/runs/7?a=1&b=2", "<https://ci.example/runs/7?a=1&b=2>")]
    [InlineData("https://ci.example/> <img src=x>", "<https://ci.example/%3E%20%3Cimg%20src=x%3E>")]
    [InlineData("javascript:alert(1)", "<code>javascript:alert&#40;1&#41;</code>")]
    public void PointsToTheReport(string report, string pointer) => Assert.EndsWith(
        $"The full report: {pointer}.\n", Written(new CommentOptions(CommentOptions.GitHub, report), Gains("dev", "acme")), StringComparison.Ordinal);

    private static Review Gains(string environment, params string[] tenants) =>
        SketchedReview.OfGains(environment, tenants.Select(t => ($"sa-{t}-x", $"{t}.{environment}", Read)));

    private static string Written(params Review[] reviews) => Written(CommentOptions.Default, reviews);

    private static string Written(CommentOptions options, params Review[] reviews)
    {
        using var output = new StringWriter();
        Comment.Write(output, [.. reviews], options);
        return output.ToString();
    }
}
