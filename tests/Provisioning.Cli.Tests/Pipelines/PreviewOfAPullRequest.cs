namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>The shell steps of the workflow that reviews pull requests, run in a repository with a change.</summary>
public sealed class PreviewOfAPullRequest : IDisposable
{
    private static readonly PipelineFile Workflow = PipelineFile.Read(".github/workflows/preview.yml");

    private readonly Runner runner = new();

    public void Dispose() => runner.Dispose();

    [ShellFact]
    public async Task ReviewsWhatTheBranchChanged()
    {
        var (code, error) = await ReviewAsync(Grant("CX Membership Info"));

        Assert.True(code == 0, error);
        var comment = await File.ReadAllTextAsync(runner.PathOf("review/review.md"));
        Assert.StartsWith("<!-- provision:review -->", comment, StringComparison.Ordinal);
        Assert.Contains("sa-acme-edc", comment, StringComparison.Ordinal);
        Assert.Equal(comment, runner.Summary);
        Assert.True(File.Exists(runner.PathOf("review/findings.sarif")));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(runner.PathOf("review/review.html")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, (await runner.RunAsync(Workflow.Script("Refuse what a gate refused"))).Code);
    }

    [ShellFact]
    public async Task FailsWhenAGateRefusesAndStillSaysWhy()
    {
        var (code, error) = await ReviewAsync(Grant("realm-management/realm-admin"));

        Assert.True(code == 0, error);
        Assert.Contains("realm-admin", runner.Summary, StringComparison.Ordinal);
        Assert.NotEqual(0, (await runner.RunAsync(Workflow.Script("Refuse what a gate refused"))).Code);
    }

    [ShellFact]
    public async Task FailsWithTheFindingsWhenDeclarationsAreWrong()
    {
        await ReviewAsync(() => runner.Write("stacks/acme/stack.json", "{ \"organisation\": "));

        Assert.Equal(1, (await runner.RunAsync(Workflow.Script("Refuse what a gate refused"))).Code);
    }

    [ShellFact]
    public async Task CommentsOnceAndThenFollowsTheChange()
    {
        await ReviewAsync(Grant("CX Membership Info"));
        (string, string)[] environment = [("GH_TOKEN", "not-a-token"), ("REPOSITORY", "org/repo"), ("PULL_REQUEST", "7")];
        runner.Recorder("gh");

        Assert.Equal(0, (await runner.RunAsync(Workflow.Script("Comment"), environment)).Code);
        runner.Recorder("gh", "case \"$*\" in *--paginate*) echo 4711 ;; esac");
        Assert.Equal(0, (await runner.RunAsync(Workflow.Script("Comment"), environment)).Code);

        var calls = runner.Text("gh").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, calls.Length);
        Assert.StartsWith("api --silent --method POST repos/org/repo/issues/7/comments -F body=@review/review.md", calls[1], StringComparison.Ordinal);
        Assert.StartsWith("api --silent --method PATCH repos/org/repo/issues/comments/4711 -F body=@review/review.md", calls[3], StringComparison.Ordinal);
        Assert.DoesNotContain(calls, c => c.Contains("not-a-token", StringComparison.Ordinal));
    }

    private Action Grant(string role) => () => runner.Replace(
        "stacks/acme/stack.json", "\"technical_roles_management/Identity Wallet Management\": {}",
        $"\"technical_roles_management/Identity Wallet Management\": {{}}, \"{role}\": {{}}");

    private async Task<(int Code, string Error)> ReviewAsync(Action change)
    {
        var root = await runner.CommitAsync();
        change();
        var head = await runner.CommitAsync();
        var (code, _, error) = await runner.RunAsync(
            Workflow.Script("Review the change"), ("BASE", root), ("HEAD", head), ("REPORT_URL", "https://github.example/run"));
        return (code, error);
    }
}
