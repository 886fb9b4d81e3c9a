namespace Provisioning.Cli.Tests;

public sealed class GatesOfAPreview : IDisposable
{
    private const string Reader = "\"reader\": { \"description\": \"Reads\", \"grants\": { \"technical_roles/Order Reader\": {} } }";

    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task RefuseBroadeningWithExitCodeThree()
    {
        var run = (await workplace.RunAsync("preview", "*.dev", "--fail-on", "broadening")).Expect(3);

        Assert.Contains("Refused by the gate broadening", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefuseDeletionBeforeAnythingIsApplied()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(Reader));

        var run = (await workplace.RunAsync("up", "*.dev", "--yes", "--fail-on", "deletion")).Expect(3);

        Assert.Contains("GAT-002", run.Output, StringComparison.Ordinal);
        Assert.Contains("sa-acme-manager", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", 3)]
    [InlineData("1", 0)]
    public async Task CountDeletions(string allowed, int exitCode)
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(Reader));

        (await workplace.RunAsync("preview", "*.dev", "--max-deletions", allowed)).Expect(exitCode);
    }

    [Theory]
    [InlineData("preview", "-1")]
    [InlineData("preview", "x")]
    [InlineData("up", "1.5")]
    [InlineData("diff", "99999999999999999999")]
    [InlineData("preview", "")]
    public async Task TakeANumberOfDeletionsThatIsNotNegative(string command, string number)
    {
        var run = (await workplace.RunAsync(command, "*.dev", "--max-deletions", number)).Expect(1);

        Assert.StartsWith($"{command}: error CMD-001: --max-deletions takes a number", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n'), line => line.Contains("CMD-001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LeaveChangesToTheDetailedExitCode()
    {
        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(2);
        await workplace.RunAsync("up", "*.dev", "--yes");
        (await workplace.RunAsync("preview", "*.dev", "--detailed-exit-code")).Expect(0);
    }

    [Fact]
    public async Task SayWhatARemovedTechnicalUserLoses()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(Reader));

        var run = (await workplace.RunAsync("preview", "*.dev")).Expect(0);

        Assert.Contains("1 technical user loses 3 permissions", run.Output, StringComparison.Ordinal);
        Assert.Contains("- delete 1 client: sa-acme-manager", run.Output, StringComparison.Ordinal);
        Assert.Contains("- delete 1 secret: acme-dev-sa-acme-manager", run.Output, StringComparison.Ordinal);
    }
}
