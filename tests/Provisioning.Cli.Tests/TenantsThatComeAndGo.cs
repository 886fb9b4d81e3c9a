using System.Text.Json;

namespace Provisioning.Cli.Tests;

/// <summary>A tenant is onboarded with one command, used, and offboarded in the order that the command gives.</summary>
public sealed class TenantsThatComeAndGo : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task AreWrittenReviewedAndReadyToApply()
    {
        var onboard = (await workplace.RunAsync("onboard", "globex", "--bpn", "BPNL000000GLOBEX", "--roles", "Order Reader")).Expect(0);

        Assert.Contains("sa-globex-order-reader", onboard.Output, StringComparison.Ordinal);
        Assert.Contains("provision up platform.dev globex.dev", onboard.Output, StringComparison.Ordinal);
        (await workplace.RunAsync("validate")).Expect(0);
        (await workplace.RunAsync("up", "platform.dev", "globex.dev", "--yes")).Expect(0);
        Assert.Contains("sa-globex-order-reader", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreOnlyShownOnADryRun()
    {
        var before = workplace.Files().Order(StringComparer.Ordinal).ToArray();

        var onboard = (await workplace.RunAsync("onboard", "globex", "--bpn", "BPNL000000GLOBEX", "--dry-run")).Expect(0);

        Assert.StartsWith("globex: would be written", onboard.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace.Files().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AreNotWrittenWhenARuleIsBroken()
    {
        var onboard = await workplace.RunAsync("onboard", "globex", "--bpn", "BPNL000000GLOBEX", "--roles", "Order Reader", "--company-roles", "app-provider");

        Assert.Equal(1, onboard.ExitCode);
        Assert.Contains("TUS-001", onboard.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.PathOf("stacks/globex")));
    }

    [Fact]
    public async Task AreNotWrittenOverFilesThatAreThere()
    {
        workplace.Write("stacks/Pulumi.globex.dev.yaml", "config: {}\n");

        var onboard = await workplace.RunAsync("onboard", "globex", "--bpn", "BPNL000000GLOBEX");

        Assert.Equal(1, onboard.ExitCode);
        Assert.False(Directory.Exists(workplace.PathOf("stacks/globex")));
        Assert.Equal("config: {}\n", workplace.Read("stacks/Pulumi.globex.dev.yaml"));
    }

    [Fact]
    public async Task AreRefusedTwiceAndWithAWrongNumber()
    {
        Assert.Contains("ONB-002", (await workplace.RunAsync("onboard", "acme", "--bpn", "BPNL000000GLOBEX")).Error, StringComparison.Ordinal);
        Assert.Contains("ONB-003", (await workplace.RunAsync("onboard", "globex", "--bpn", "GLOBEX")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NeedAllTheirArgumentsWhereNobodyCanBeAsked()
    {
        var onboard = await workplace.RunAsync("onboard");

        Assert.Equal(1, onboard.ExitCode);
        Assert.Contains("CMD-001", onboard.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreAskedForOnATerminal()
    {
        workplace.OnATerminal = true;
        workplace.Typed = "Not Plain\nglobex\nBPNL000000GLOBEX\nGlobex Castings\n\n\nOrder Reader\n\n";

        var onboard = (await workplace.RunAsync("onboard", "--no-color")).Expect(0);

        Assert.Contains("That will not do.", onboard.Error, StringComparison.Ordinal);
        Assert.Contains("Order Reader", onboard.Error, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Globex Castings\"", workplace.Read("stacks/globex/stack.json"), StringComparison.Ordinal);
        Assert.Contains("Order Reader", workplace.Read("stacks/globex/stack.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreRefusedWhenNobodyAnswersToTheEnd()
    {
        workplace.OnATerminal = true;
        workplace.Typed = "globex\n";

        Assert.Equal(1, (await workplace.RunAsync("onboard", "--no-color")).ExitCode);
        Assert.False(Directory.Exists(workplace.PathOf("stacks/globex")));
    }

    [Fact]
    public async Task LeaveInTheOrderThatTheCommandGives()
    {
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var offboard = (await workplace.RunAsync("offboard", "acme", "--format", "json")).Expect(0);
        using var json = JsonDocument.Parse(offboard.Output);
        var steps = json.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("command").GetString()!).ToArray();
        Assert.StartsWith("provision destroy acme.dev", steps[0], StringComparison.Ordinal);
        Assert.StartsWith("git rm -r stacks/acme", steps[1], StringComparison.Ordinal);

        (await workplace.RunAsync("destroy", "acme.dev", "--yes")).Expect(0);
        Directory.Delete(workplace.PathOf("stacks/acme"), recursive: true);
        (await workplace.RunAsync("up", "platform.dev", "--yes")).Expect(0);

        Assert.DoesNotContain("sa-acme-", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        (await workplace.RunAsync("preview", "platform.dev", "--detailed-exit-code")).Expect(0);
        Assert.Contains("ONB-006", (await workplace.RunAsync("offboard", "acme")).Error, StringComparison.Ordinal);
    }
}
