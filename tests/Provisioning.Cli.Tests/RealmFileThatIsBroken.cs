using System.Text.Json;

namespace Provisioning.Cli.Tests;

public sealed class RealmFileThatIsBroken : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public RealmFileThatIsBroken() => workplace.Write(ShopProject.Realm, "{ \"realm\": \"shop-dev\", \"clients\": [ ");

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("preview", "*.dev")]
    [InlineData("preview", "acme.dev")]
    [InlineData("up", "acme.dev")]
    [InlineData("destroy", "acme.dev")]
    public async Task IsNotReviewedAsAnEmptyRealm(string command, string stacks)
    {
        var run = (await workplace.RunAsync(command, stacks)).Expect(1);

        Assert.Contains("RFL-001", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PLN-", run.Everything, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task IsItsFindingAloneInJson()
    {
        var run = (await workplace.RunAsync("preview", "acme.dev", "--format", "json")).Expect(1);

        var codes = run.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString());
        Assert.Equal(["RFL-001"], codes);
        Assert.False(run.Json.TryGetProperty("reviews", out JsonElement _));
    }

    [Fact]
    public async Task IsReportedForEveryEnvironmentAtOnce()
    {
        workplace.Write("stacks/environments/tst.json", ShopProject.Environment("tst"));
        workplace.Write("stacks/acme/stack.json", ShopProject.Tenant(
            "\"reader\": { \"description\": \"Reads\", \"grants\": { \"technical_roles/Order Reader\": {} } }", "\"dev\", \"tst\""));
        workplace.Write("stacks/platform/stack.json", workplace.Read("stacks/platform/stack.json").Replace("\"dev\"", "\"dev\", \"tst\"", StringComparison.Ordinal));
        workplace.Write(".provisioning/tst/realm.json", "[]");

        var run = (await workplace.RunAsync("preview", "acme.*")).Expect(1);

        Assert.Contains(ShopProject.Realm, run.Error, StringComparison.Ordinal);
        Assert.Contains(".provisioning/tst/realm.json", run.Error, StringComparison.Ordinal);
    }
}
