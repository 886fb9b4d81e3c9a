using Provisioning.Testing.Goldens;

namespace Provisioning.Cli.Tests;

public sealed class TwoStatesThatAreCompared : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();
    private readonly Workplace other = new Workplace().WithShop();

    public TwoStatesThatAreCompared() => other.Write("stacks/acme/stack.json", ShopProject.Tenant(
        "\"reader\": { \"description\": \"Reads orders at night\", \"grants\": { \"technical_roles/Order Manager\": {} } }"));

    public void Dispose()
    {
        workplace.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task AreReviewedWithoutARealm()
    {
        var run = (await workplace.RunAsync("diff", ".", other.Root)).Expect(0);

        Golden.Matches("Transcripts/diff.txt", run.Text.Replace(other.Root, "OTHER", StringComparison.Ordinal));
        Assert.False(Directory.Exists(workplace.PathOf(".provisioning")));
    }

    [Fact]
    public async Task AreTheSameWhenNothingChanged()
    {
        var run = (await workplace.RunAsync("diff", ".", "--detailed-exit-code")).Expect(0);

        Assert.Contains("dev: no difference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreAPullRequestCommentInMarkdown()
    {
        var run = (await workplace.RunAsync("diff", ".", other.Root, "--format", "markdown")).Expect(0);

        Golden.Matches("Transcripts/diff.md", run.Output.Replace(other.Root, "OTHER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MayBeRealmFiles()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        await other.RunAsync("up", "*.dev", "--yes");
        File.Copy(other.PathOf(ShopProject.Realm), workplace.PathOf("other.json"));

        var run = (await workplace.RunAsync("diff", ShopProject.Realm, "other.json", "--detailed-exit-code")).Expect(2);

        Assert.Contains("Access: 1 technical user gains 2 permissions, 1 technical user loses 3 permissions", run.Output, StringComparison.Ordinal);
        Assert.Contains("- delete 1 client: sa-acme-manager", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MayBeARealmFileAndAFolder()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var run = (await workplace.RunAsync("diff", ShopProject.Realm, ".", "--detailed-exit-code")).Expect(0);

        Assert.Contains("dev: no difference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CanBeRefusedByAGate() =>
        (await workplace.RunAsync("diff", ".", other.Root, "--fail-on", "broadening", "--format", "json")).Expect(3);

    [Fact]
    public async Task MustBeReadable()
    {
        var file = (await workplace.RunAsync("diff", "missing.json", ".")).Expect(1);
        var folder = (await workplace.RunAsync("diff", ".", "./nowhere")).Expect(1);
        var name = (await workplace.RunAsync("diff", "nowhere", ".")).Expect(1);

        Assert.Contains("CMD-005", file.Error, StringComparison.Ordinal);
        Assert.Contains("PRJ-001", folder.Error, StringComparison.Ordinal);
        Assert.Contains("PRJ-007", name.Error, StringComparison.Ordinal);
    }
}
