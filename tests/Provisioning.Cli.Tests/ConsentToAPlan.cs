namespace Provisioning.Cli.Tests;

public sealed class ConsentToAPlan : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    private bool RealmExists => File.Exists(workplace.PathOf(ShopProject.Realm));

    [Fact]
    public async Task IsNeededInAPipeBeforehand()
    {
        var run = (await workplace.RunAsync("up", "*.dev")).Expect(1);

        Assert.Contains("Run it again with --yes: provision up *.dev --yes", run.Error, StringComparison.Ordinal);
        Assert.False(RealmExists);
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("YES\n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public async Task IsAskedForOnATerminal(string typed, bool applied)
    {
        workplace.OnATerminal = true;
        workplace.Typed = typed;

        var run = (await workplace.RunAsync("up", "*.dev")).Expect(applied ? 0 : 1);

        Assert.Contains("Apply 11 to create, 2 secrets in dev? [y/N]", run.Error, StringComparison.Ordinal);
        Assert.Equal(applied, RealmExists);
    }

    [Fact]
    public async Task IsNotAskedForWhenNothingIsToDo()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var run = (await workplace.RunAsync("up", "*.dev")).Expect(0);

        Assert.Contains("nothing to do", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsNeededToDestroy()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var run = (await workplace.RunAsync("destroy", "acme.dev")).Expect(1);

        Assert.Contains("CMD-003", run.Error, StringComparison.Ordinal);
        Assert.Contains("sa-acme-reader", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }
}
