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
    public async Task IsOneAtATime()
    {
        var run = (await workplace.RunAsync("export", "*.dev")).Expect(1);

        Assert.Contains("Name one of platform.dev, acme.dev.", run.Error, StringComparison.Ordinal);
    }
}
