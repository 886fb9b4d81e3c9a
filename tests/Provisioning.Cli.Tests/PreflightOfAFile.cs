namespace Provisioning.Cli.Tests;

/// <summary>A realm file has nothing that could be missing, so there is little to say about it.</summary>
public sealed class PreflightOfAFile : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task IsShownWhereItIsAskedFor()
    {
        var run = (await workplace.RunAsync("preview", "*.dev", "--preflight")).Expect(0);

        Assert.Contains($"Preflight\n  ok              file      {ShopProject.Realm} needs no server and no rights\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsSilentBeforeAnApplyAndAFieldOfItsJson()
    {
        var text = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var json = (await workplace.RunAsync("up", "*.dev", "--yes", "--format", "json")).Expect(0);

        Assert.DoesNotContain("reflight", text.Output + text.Error, StringComparison.Ordinal);
        var preflight = json.Json.GetProperty("environments")[0].GetProperty("preflight");
        Assert.Equal(0, preflight.GetProperty("requests").GetInt32());
        Assert.True(Assert.Single(preflight.GetProperty("checks").EnumerateArray()).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task IsNoPartOfAPreviewThatDoesNotAskForIt()
    {
        var run = (await workplace.RunAsync("preview", "*.dev", "--format", "json")).Expect(0);

        Assert.False(run.Json.GetProperty("environments")[0].TryGetProperty("preflight", out _));
    }
}
