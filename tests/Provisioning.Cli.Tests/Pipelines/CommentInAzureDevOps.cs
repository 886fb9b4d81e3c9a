namespace Provisioning.Cli.Tests.Pipelines;

public sealed class CommentInAzureDevOps : IDisposable
{
    private static readonly PipelineFile Pipeline = PipelineFile.Read("pipelines/azure-pipelines.yml");

    private static readonly (string, string)[] Service =
    [
        ("SYSTEM_COLLECTIONURI", "https://dev.azure.example/org/"), ("SYSTEM_TEAMPROJECT", "iam"), ("BUILD_REPOSITORY_ID", "42"),
        ("SYSTEM_PULLREQUEST_PULLREQUESTID", "7"), ("BUILD_BUILDID", "9"), ("ACCESS_TOKEN", "not-a-token"),
    ];

    private readonly Runner runner = new();

    public void Dispose() => runner.Dispose();

    [ShellFact("jq")]
    public async Task IsMadeOnceAndThenFollowsTheChange()
    {
        runner.Write("review/review.md", "<!-- provision:review -->\n\"quoted\" & more\n");
        const string asItReads = "case \"$*\" in *--data-binary*) cat >> ../body ;; *) echo '{0}' ;; esac";

        runner.Recorder("curl", asItReads.Replace("{0}", """{"value":[]}""", StringComparison.Ordinal));
        var first = await runner.RunAsync(Pipeline.Script("Comment"), Service);
        Assert.True(first.Code == 0, first.Error);
        runner.Recorder("curl", asItReads.Replace(
            "{0}", """{"value":[{"id":3,"comments":[{"id":1,"content":"other"}]},{"id":5,"comments":[{"id":1,"content":"<!-- provision:review -->"}]}]}""", StringComparison.Ordinal));
        Assert.Equal(0, (await runner.RunAsync(Pipeline.Script("Comment"), Service)).Code);

        var calls = runner.Text("curl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        const string threads = "https://dev.azure.example/org/iam/_apis/git/repositories/42/pullRequests/7/threads";
        Assert.Contains($"--request POST --data-binary @- {threads}?api-version=7.1", calls[1], StringComparison.Ordinal);
        Assert.Contains($"--request PATCH --data-binary @- {threads}/5/comments/1?api-version=7.1", calls[3], StringComparison.Ordinal);
        Assert.Contains("\\\"quoted\\\" & more", runner.Text("body"), StringComparison.Ordinal);
        Assert.DoesNotContain(calls, c => c.Contains("not-a-token", StringComparison.Ordinal));
    }

    [ShellFact]
    public async Task IsMadeOfTheSameReview()
    {
        var root = await runner.CommitAsync();
        runner.Replace("stacks/acme/stack.json", "\"technical_roles_management/CX Membership Info\": {}", string.Empty);
        var head = await runner.CommitAsync();
        await runner.RunAsync($"git update-ref refs/remotes/origin/main {root}");

        var review = await runner.RunAsync(
            Pipeline.Script("Review the change"),
            [.. Service, ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"), ("SYSTEM_PULLREQUEST_SOURCECOMMITID", head)]);

        Assert.True(review.Code == 0, review.Error);
        Assert.Contains("sa-acme-membership-check", await File.ReadAllTextAsync(runner.PathOf("review/review.md")), StringComparison.Ordinal);
    }
}
