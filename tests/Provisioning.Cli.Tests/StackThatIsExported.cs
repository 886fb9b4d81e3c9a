namespace Provisioning.Cli.Tests;

public sealed class StackThatIsExported : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task IsARealmThatThePlanFindsComplete()
    {
        var run = (await workplace.RunAsync("export", "acme.dev", "--format", "realm")).Expect(0);
        workplace.Write(ShopProject.Realm, run.Output);

        (await workplace.RunAsync("diff", ShopProject.Realm, ".", "--detailed-exit-code")).Expect(0);
        Assert.DoesNotContain("\"secret\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsAProgramOfItsOwnResourcesOnly()
    {
        var run = (await workplace.RunAsync("export", "acme.dev", "--format", "pulumi-yaml")).Expect(0);

        Assert.StartsWith("# Made by `provision export acme.dev --format pulumi-yaml`.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("function: keycloak:index/getRole:getRole", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("type: keycloak:index/role:Role", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsImportedByTheIdsThatTheServerGave()
    {
        workplace.Write("realm.json", """
            {
              "clients": [
                { "id": "c-1", "clientId": "sa-acme-reader", "protocolMappers": [ { "id": "m-1", "name": "BPN" } ] },
                { "id": "c-2", "clientId": "sa-acme-manager", "protocolMappers": [ { "id": "m-2", "name": "BPN" } ] }
              ]
            }
            """);

        var run = (await workplace.RunAsync("export", "acme.dev", "--format", "pulumi-import", "--ids", "realm.json")).Expect(0);

        var imported = run.Json.GetProperty("resources").EnumerateArray().ToDictionary(
            r => $"{r.GetProperty("type").GetString()}::{r.GetProperty("logicalName").GetString()}",
            r => r.TryGetProperty("id", out var id) ? id.GetString() : "a component");
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["keycloak:openid/client:Client::sa-acme-manager"] = "shop-dev/c-2",
                ["keycloak:openid/client:Client::sa-acme-reader"] = "shop-dev/c-1",
                ["keycloak:index/genericProtocolMapper:GenericProtocolMapper::sa-acme-manager BPN"] = "shop-dev/client/c-2/m-2",
                ["keycloak:index/genericProtocolMapper:GenericProtocolMapper::sa-acme-reader BPN"] = "shop-dev/client/c-1/m-1",
                ["provisioning:index:TechnicalUser::sa-acme-manager"] = "a component",
                ["provisioning:index:TechnicalUser::sa-acme-reader"] = "a component",
            },
            imported);
    }

    [Fact]
    public async Task IsNotImportedInPart()
    {
        workplace.Write("realm.json", """{ "clients": [ { "id": "c-1", "clientId": "sa-acme-reader" } ] }""");

        var lacking = (await workplace.RunAsync("export", "acme.dev", "--format", "pulumi-import", "--ids", "realm.json")).Expect(1);
        var without = (await workplace.RunAsync("export", "acme.dev", "--format", "pulumi-import")).Expect(1);

        Assert.Contains("PUL-004", lacking.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\"id\"", lacking.Output, StringComparison.Ordinal);
        Assert.Contains("--ids realm.json", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsOneAtATime()
    {
        var run = (await workplace.RunAsync("export", "*.dev")).Expect(1);

        Assert.Contains("Name one of platform.dev, acme.dev.", run.Error, StringComparison.Ordinal);
    }
}
