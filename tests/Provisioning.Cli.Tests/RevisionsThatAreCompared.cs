using Provisioning.Testing;

namespace Provisioning.Cli.Tests;

public sealed class RevisionsThatAreCompared : IDisposable
{
    private const string MoreForReader =
        "\"reader\": { \"description\": \"Reads orders at night\", \"grants\": { \"technical_roles/Order Manager\": {} } }";

    private readonly Workplace workplace = new Workplace().WithShop();

    public RevisionsThatAreCompared()
    {
        GitFolder.Init(workplace.Root);
        GitFolder.Commit(workplace.Root);
        GitFolder.Run(workplace.Root, "checkout", "--quiet", "-b", "work");
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(MoreForReader));
        GitFolder.Commit(workplace.Root);
    }

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task AreReviewedWithoutCheckingThemOut()
    {
        workplace.Write("stacks/acme/stack.json", "not even JSON");

        var run = (await workplace.RunAsync("diff", "main", "work", "--detailed-exit-code")).Expect(2);

        Assert.Contains("main -> work", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 technical user gains 2 permissions, 1 technical user loses 3 permissions", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.PathOf(".provisioning")));
    }

    [Fact]
    public async Task AreComparedWithTheWorkingTree()
    {
        var run = (await workplace.RunAsync("diff", "work", "--detailed-exit-code")).Expect(0);

        Assert.Contains("dev: no difference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NeedNoNames()
    {
        var run = (await workplace.RunAsync("diff", "--detailed-exit-code")).Expect(2);

        Assert.Contains("main -> the working tree", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreTheSameReviewAsTwoFolders()
    {
        using var before = new Workplace().WithShop();

        var folders = (await workplace.RunAsync("diff", before.Root, ".", "--format", "json")).Expect(0);
        var revisions = (await workplace.RunAsync("diff", "main", "work", "--format", "json")).Expect(0);

        Assert.Equal(
            folders.Output.Replace($"{before.Root} -> .", "main -> work", StringComparison.Ordinal),
            revisions.Output);
    }

    [Fact]
    public async Task BeginWithNothing()
    {
        GitFolder.Run(workplace.Root, "checkout", "--quiet", "--orphan", "empty");
        GitFolder.Run(workplace.Root, "rm", "--quiet", "-r", "--cached", ".");
        GitFolder.Run(workplace.Root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--allow-empty", "--message", "Nothing");

        var run = (await workplace.RunAsync("diff", "empty", "main")).Expect(0);

        Assert.Contains("2 technical users gain 4 permissions", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreNotConfusedWithFolders()
    {
        workplace.Write("main/stacks/acme/stack.json", "{}");

        var run = (await workplace.RunAsync("diff", "main", "work")).Expect(1);

        Assert.Contains("PRJ-008", run.Error, StringComparison.Ordinal);
        Assert.Contains("Write ./main for the folder, or refs/heads/main for the branch.", run.Error, StringComparison.Ordinal);
        (await workplace.RunAsync("diff", "refs/heads/main", "work")).Expect(0);
    }

    [Fact]
    public async Task SayWhichSideHasTheMistake()
    {
        workplace.Write("stacks/acme/stack.json", "{ broken");
        GitFolder.Commit(workplace.Root);
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(MoreForReader));

        var run = (await workplace.RunAsync("diff", "work")).Expect(1);

        Assert.Contains("work:stacks/acme/stack.json(1,", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoNotAskTheSettingsOfThisMachine()
    {
        workplace.Variables["PROVISIONING__DEV__REALM__NAME"] = "elsewhere";

        var run = (await workplace.RunAsync("diff", "main", "--format", "json")).Expect(0);

        Assert.Equal("shop-dev", run.Json.GetProperty("environments")[0].GetProperty("realm").GetString());
    }
}
