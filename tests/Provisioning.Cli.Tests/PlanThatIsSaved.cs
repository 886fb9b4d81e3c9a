namespace Provisioning.Cli.Tests;

public sealed class PlanThatIsSaved : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task IsAppliedAsItWasReviewed()
    {
        var saved = (await workplace.RunAsync("preview", "*.dev", "--out", "plan.json")).Expect(0);
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(string.Empty));

        var run = (await workplace.RunAsync("up", "--plan", "plan.json", "--yes")).Expect(0);

        Assert.Contains("provision up --plan plan.json", saved.Error, StringComparison.Ordinal);
        Assert.Contains("dev: done, 11 objects and 2 secrets", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsRefusedWhenTheRealmHasChangedSince()
    {
        await workplace.RunAsync("preview", "*.dev", "--out", "plan.json");
        await workplace.RunAsync("up", "*.dev", "--yes");
        var before = workplace.Read(ShopProject.Realm);

        var run = (await workplace.RunAsync("up", "--plan", "plan.json", "--yes")).Expect(3);

        Assert.Contains("PLN-020", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace.Read(ShopProject.Realm));
    }

    [Fact]
    public async Task IsRefusedWhenItsWordsWereEdited()
    {
        await workplace.RunAsync("preview", "*.dev", "--out", "plan.json");
        workplace.Write("plan.json", workplace.Read("plan.json").Replace("Reads orders at night", "Reads nothing", StringComparison.Ordinal));

        var run = (await workplace.RunAsync("up", "--plan", "plan.json", "--yes")).Expect(1);

        Assert.Contains("PLN-032", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }

    [Fact]
    public async Task IsNotSavedWhenItIsRefused()
    {
        (await workplace.RunAsync("preview", "*.dev", "--out", "plan.json", "--fail-on", "broadening")).Expect(3);

        Assert.False(File.Exists(workplace.PathOf("plan.json")));
    }

    [Theory]
    [InlineData("missing.json", "CMD-005")]
    [InlineData("stacks/acme/stack.json", "PLN-")]
    public async Task MustBeAPlan(string file, string code)
    {
        var run = (await workplace.RunAsync("up", "--plan", file, "--yes")).Expect(1);

        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }

    [Fact]
    public async Task NamesItsStacksItself() =>
        Assert.Contains(
            "Name either stacks or --plan FILE.",
            (await workplace.RunAsync("up", "acme.dev", "--plan", "plan.json")).Expect(1).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task HoldsNoSecret()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        await workplace.RunAsync("destroy", "acme.dev", "--yes");
        await workplace.RunAsync("preview", "*.dev", "--out", "plan.json");
        await workplace.RunAsync("up", "--plan", "plan.json", "--yes");
        workplace.OnATerminal = true;
        var secret = (await workplace.RunAsync("secrets", "--reveal", "acme-dev-sa-acme-reader")).Expect(0).Output.Trim();

        Assert.Contains("acme-dev-sa-acme-reader", workplace.Read("plan.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, workplace.Read("plan.json"), StringComparison.Ordinal);
    }
}
