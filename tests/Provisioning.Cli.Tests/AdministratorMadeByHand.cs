using System.Text.Json.Nodes;

namespace Provisioning.Cli.Tests;

/// <summary>Somebody made a declared technical user administrator of the realm, by hand.</summary>
public sealed class AdministratorMadeByHand : IDisposable
{
    private const string Finding = "error PLN-009: Technical user 'sa-acme-reader' holds the privileged role 'realm-management/realm-admin'";

    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task IsAnErrorOfThePreview()
    {
        await GrantAsync();

        var run = (await workplace.RunAsync("preview", "acme.dev")).Expect(1);

        Assert.Contains(Finding, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsRemovedByUpNevertheless()
    {
        await GrantAsync();

        var run = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(0);

        Assert.Contains(Finding, run.Output, StringComparison.Ordinal);
        Assert.Contains("dev: done, 1 object and 0 secrets", run.Output, StringComparison.Ordinal);
        (await workplace.RunAsync("preview", "acme.dev")).Expect(0);
    }

    [Fact]
    public async Task IsRemovedByASavedPlan()
    {
        await GrantAsync();
        (await workplace.RunAsync("preview", "acme.dev", "--out", "plan.json")).Expect(1);

        (await workplace.RunAsync("up", "--plan", "plan.json", "--yes")).Expect(0);

        (await workplace.RunAsync("preview", "acme.dev", "--detailed-exit-code")).Expect(0);
    }

    [Fact]
    public async Task HasNoAuthorInAFile()
    {
        await GrantAsync();

        var run = (await workplace.RunAsync("preview", "acme.dev", "--who", "--format", "json")).Expect(1);

        var environment = run.Json.GetProperty("environments")[0];
        Assert.Contains(environment.GetProperty("findings").EnumerateArray(), f => f.GetProperty("code").GetString() == "HIS-004");
        Assert.False(Assert.Single(environment.GetProperty("changes").EnumerateArray()).TryGetProperty("who", out _));
    }

    private async Task GrantAsync()
    {
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var realm = JsonNode.Parse(workplace.Read(ShopProject.Realm))!;
        var user = realm["users"]!.AsArray().Single(u => u!["serviceAccountClientId"]?.GetValue<string>() == "sa-acme-reader")!;
        user["clientRoles"]!["realm-management"] = new JsonArray("realm-admin");
        workplace.Write(ShopProject.Realm, realm.ToJsonString());
    }
}
