using Provisioning.Local.Realms;

namespace Provisioning.Cli.Tests;

public sealed class RunsThatAreDisturbed : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task EndWithExitCode130WhenCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var run = (await workplace.RunAsync(cancelled.Token, "up", "*.dev", "--yes")).Expect(130);

        Assert.Contains("CMD-010", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }

    [Fact]
    public async Task EndWithExitCodeFourWhenAnotherRunHoldsTheRealm()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var gateway = new RealmFileGateway(workplace.PathOf(ShopProject.Realm), "shop-dev", ShopProject.Realm, TimeProvider.System);
        await using var held = await gateway.LockAsync(CancellationToken.None);

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(4);

        Assert.Contains("CMD-008", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoNotTouchARealmFileThatIsDamaged()
    {
        workplace.Write(ShopProject.Realm, "{ \"realm\": \"shop-dev\", ");

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(1);

        Assert.Contains(ShopProject.Realm, run.Error, StringComparison.Ordinal);
        Assert.Equal("{ \"realm\": \"shop-dev\", ", workplace.Read(ShopProject.Realm));
    }

    [Fact]
    public async Task SayWhatWasDoneAndWhatNotWhenTheyStopPartWay()
    {
        workplace.Variables["PROVISIONING__DEV__VAULT__PATH"] = "blocked/secrets.json";
        workplace.Write("blocked", "a file where a folder is needed");

        var stopped = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(4);
        File.Delete(workplace.PathOf("blocked"));
        var resumed = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains("done:     11 objects, 0 secrets", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("not done: 0 objects, 2 secrets", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("dev: done, 0 objects and 2 secrets", resumed.Output, StringComparison.Ordinal);
    }
}
