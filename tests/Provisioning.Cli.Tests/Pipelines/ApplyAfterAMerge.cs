namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>Plan, approval, apply: the shell steps of both services on the embedded environment.</summary>
public sealed class ApplyAfterAMerge : IDisposable
{
    private static readonly (string, string)[] Dev = [("ENVIRONMENT", "dev"), ("CLIENT_ID", string.Empty), ("CLIENT_SECRET", string.Empty)];

    private readonly Runner runner = new();

    public void Dispose() => runner.Dispose();

    [ShellFact]
    public async Task AppliesExactlyTheApprovedPlanAndThenFindsNothingToDo()
    {
        var workflow = PipelineFile.Read(".github/workflows/apply-environment.yml");

        var plan = await runner.RunAsync(workflow.Script("Plan"), Dev);
        Assert.True(plan.Code == 0, plan.Output + plan.Error);
        Assert.Equal(["changes=true"], runner.Outputs);
        Assert.Contains("sa-acme-edc", runner.Summary, StringComparison.Ordinal);
        var apply = await runner.RunAsync(workflow.Script("Apply the plan that was approved"), Dev);
        Assert.True(apply.Code == 0, apply.Output + apply.Error);
        Assert.Equal(0, (await runner.RunAsync(workflow.Script("Plan"), Dev)).Code);

        Assert.Equal(["changes=true", "changes=false"], runner.Outputs);
    }

    [ShellFact]
    public async Task RefusesAPlanThatWasApprovedForAnotherRealm()
    {
        var workflow = PipelineFile.Read(".github/workflows/apply-environment.yml");
        await runner.RunAsync(workflow.Script("Plan"), Dev);
        Assert.Equal(0, (await runner.RunAsync("provision up acme.dev platform.dev --yes")).Code);

        Assert.Equal(3, (await runner.RunAsync(workflow.Script("Apply the plan that was approved"), Dev)).Code);
    }

    [ShellFact]
    public async Task AzureDevOpsDoesTheSame()
    {
        var pipeline = PipelineFile.Read("pipelines/azure-pipelines.yml");

        var plan = await runner.RunAsync(pipeline.Script("Plan"), Dev);
        Assert.True(plan.Code == 0, plan.Output + plan.Error);
        Assert.Contains("##vso[task.setvariable variable=changes;isOutput=true]true", plan.Output, StringComparison.Ordinal);
        await runner.RunAsync("mkdir -p ../workspace && cp -r plan ../workspace/plan-dev");
        var apply = await runner.RunAsync(
            pipeline.Script("Apply the plan that was approved"), [.. Dev, ("PIPELINE_WORKSPACE", "../workspace")]);
        Assert.True(apply.Code == 0, apply.Output + apply.Error);

        Assert.Contains("isOutput=true]false", (await runner.RunAsync(pipeline.Script("Plan"), Dev)).Output, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task WithPulumiThePlatformComesFirstAndEveryStackOnce()
    {
        foreach (var stack in (string[])["acme.dev", "platform.dev", "globex.dev", "acme.tst"])
        {
            runner.Write($"stacks/Pulumi.{stack}.yaml", "config: {}\n");
        }

        runner.Recorder("pulumi");
        var script = PipelineFile.Read(".github/workflows/apply-environment.yml").Script("Apply with Pulumi, the platform first");

        Assert.Equal(0, (await runner.RunAsync(script, Dev)).Code);

        Assert.Equal(
            ["platform.dev", "acme.dev", "globex.dev"],
            runner.Text("pulumi").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(' ')[2]));
    }
}
