namespace Provisioning.Cli.Tests;

public sealed class RealmExportThatIsLinted : IDisposable
{
    private readonly Workplace workplace = new();

    public RealmExportThatIsLinted() => workplace.Write("realm.json", """
        {
          "realm": "shop",
          "clients": [
            { "clientId": "Shop", "bearerOnly": true },
            { "clientId": "sa-1", "serviceAccountsEnabled": true, "publicClient": false, "standardFlowEnabled": false }
          ],
          "roles": { "client": { "Shop": [
            { "name": "ReadOrders", "composite": false }, { "name": "write_orders", "composite": false },
            { "name": "cancel_orders", "composite": false }
          ] } },
          "users": [
            { "username": "service-account-sa-1", "serviceAccountClientId": "sa-1", "clientRoles": { "Shop": ["write_orders"] } }
          ]
        }
        """);

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task EndsWithASummaryByCode()
    {
        var run = (await workplace.RunAsync("validate", "realm.json")).Expect(1);

        var summary = run.Output[run.Output.LastIndexOf("\n\nNAM-001", StringComparison.Ordinal)..];
        Assert.Contains("NAM-001  error       1  ", summary, StringComparison.Ordinal);
        Assert.Contains("PRM-002  error       3  ", summary, StringComparison.Ordinal);
        Assert.Contains("PRM-003  error       1  ", summary, StringComparison.Ordinal);
        Assert.Contains("1 realm checked: 5 errors", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GivesTheSameCountsInJson()
    {
        var run = (await workplace.RunAsync("validate", "realm.json", "--format", "json")).Expect(1);

        var counted = run.Json.GetProperty("summary").EnumerateArray().Sum(c => c.GetProperty("count").GetInt32());
        Assert.Equal(run.Json.GetProperty("findings").GetArrayLength(), counted);
        Assert.Equal("realm.json", run.Json.GetProperty("realms")[0].GetString());
    }

    [Fact]
    public async Task IsRefusedWhenItIsNoRealm()
    {
        workplace.Write("list.json", "[1, 2]");

        var run = (await workplace.RunAsync("validate", "list.json")).Expect(1);

        Assert.StartsWith("list.json", run.Output, StringComparison.Ordinal);
    }
}
