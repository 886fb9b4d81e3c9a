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

    [Fact]
    public async Task IsHandedOverByTheCommandAndTakenBack()
    {
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var secrets = (await workplace.RunAsync("secrets", "acme.dev")).Expect(0).Output;

        var preview = (await workplace.RunAsync("preview", "*.dev", "--hand-over")).Expect(0);
        Assert.Contains("attributes.provisioning.applier: provision -> pulumi", preview.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("gains", preview.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("loses", preview.Output, StringComparison.Ordinal);
        (await workplace.RunAsync("up", "*.dev", "--hand-over", "--yes")).Expect(0);

        Assert.DoesNotContain("\"provisioning.applier\": \"provision\"", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(1);
        (await workplace.RunAsync("up", "*.dev", "--take-over", "--yes")).Expect(0);
        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
        Assert.Equal(secrets, (await workplace.RunAsync("secrets", "acme.dev")).Expect(0).Output);
    }

    [Fact]
    public async Task GoesOneWayAtATime() => Assert.Contains(
        "go in opposite directions", (await workplace.RunAsync("up", "*.dev", "--take-over", "--hand-over", "--yes")).Expect(1).Error, StringComparison.Ordinal);

    /// <summary>The mark says who wrote; everything else is as this command writes it.</summary>
    private async Task PulumiWrote()
    {
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        workplace.Write(ShopProject.Realm, workplace.Read(ShopProject.Realm)
            .Replace("\"provisioning.applier\": \"provision\"", "\"provisioning.applier\": \"pulumi\"", StringComparison.Ordinal));
    }
}
