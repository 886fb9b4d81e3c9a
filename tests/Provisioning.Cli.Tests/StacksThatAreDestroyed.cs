using System.Text.Json.Nodes;
using Provisioning.Testing.Goldens;

namespace Provisioning.Cli.Tests;

public sealed class StacksThatAreDestroyed : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task LoseWhatTheyOwnAndTheirSecrets()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var run = (await workplace.RunAsync("destroy", "acme.dev", "--yes")).Expect(0);

        Golden.Matches("Transcripts/destroy.txt", run.Text);
        Assert.DoesNotContain("sa-acme", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        Assert.DoesNotContain("sa-acme", workplace.Read(ShopProject.Secrets), StringComparison.Ordinal);
        Assert.Contains("Order Manager", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreRefusedWhileOthersUseWhatTheyOwn()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var before = workplace.Read(ShopProject.Realm);

        var run = (await workplace.RunAsync("destroy", "platform.dev", "--yes")).Expect(1);

        Assert.Contains("PLN-006", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace.Read(ShopProject.Realm));
    }

    [Fact]
    public async Task LeaveTheSecretOfAClientThatIsNoLongerTheirs()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var realm = JsonNode.Parse(workplace.Read(ShopProject.Realm))!;
        var reader = realm["clients"]!.AsArray().Single(c => c!["clientId"]!.GetValue<string>() == "sa-acme-reader")!;
        reader["attributes"]!.AsObject().Remove("provisioning.stack");
        workplace.Write(ShopProject.Realm, realm.ToJsonString());

        var run = (await workplace.RunAsync("destroy", "acme.dev", "--yes")).Expect(0);

        Assert.Contains("PLN-012", run.Output, StringComparison.Ordinal);
        Assert.Contains("dev: done, 1 object and 1 secret", run.Output, StringComparison.Ordinal);
        Assert.Contains("acme-dev-sa-acme-reader", workplace.Read(ShopProject.Secrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HaveNothingLeftTheSecondTime()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        await workplace.RunAsync("destroy", "*.dev", "--yes");

        var run = (await workplace.RunAsync("destroy", "*.dev", "--yes")).Expect(0);

        Assert.StartsWith("dev: nothing to do", run.Output, StringComparison.Ordinal);
    }
}
