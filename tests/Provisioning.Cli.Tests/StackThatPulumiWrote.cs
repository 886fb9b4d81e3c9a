namespace Provisioning.Cli.Tests;

public sealed class StackThatPulumiWrote : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task IsRefused()
    {
        await PulumiWrote();

        var run = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(1);

        Assert.Contains("PLN-002", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Contains("\"pulumi\"", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsTakenOverWhenAskedAndOurs()
    {
        await PulumiWrote();

        var preview = (await workplace.RunAsync("preview", "*.dev", "--take-over")).Expect(0);
        Assert.Contains("attributes.provisioning.applier: pulumi -> provision", preview.Output, StringComparison.Ordinal);
        (await workplace.RunAsync("up", "*.dev", "--take-over", "--yes")).Expect(0);

        Assert.DoesNotContain("\"pulumi\"", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }

    /// <summary>The mark says who wrote; everything else is as this command writes it.</summary>
    private async Task PulumiWrote()
    {
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        workplace.Write(ShopProject.Realm, workplace.Read(ShopProject.Realm)
            .Replace("\"provisioning.applier\": \"provision\"", "\"provisioning.applier\": \"pulumi\"", StringComparison.Ordinal));
    }
}
