using Provisioning.Testing.Goldens;

namespace Provisioning.Cli.Tests;

public sealed class MatrixOfAStack : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("text", "matrix.txt")]
    [InlineData("csv", "matrix.csv")]
    [InlineData("markdown", "matrix.md")]
    public async Task TabulatesRolesAndTechnicalUsers(string format, string golden)
    {
        var run = (await workplace.RunAsync("matrix", "acme.dev", "--format", format)).Expect(0);

        Golden.Matches($"Transcripts/{golden}", run.Output.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IsTheSameOfTheRealmItMakes()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var declared = (await workplace.RunAsync("matrix", "acme.dev", "--format", "csv")).Expect(0);
        var observed = (await workplace.RunAsync("matrix", ShopProject.Realm, "--format", "csv")).Expect(0);

        Assert.Equal(declared.Output, observed.Output);
    }

    [Fact]
    public async Task LooksAtOneStack()
    {
        var run = (await workplace.RunAsync("matrix", "*.dev")).Expect(1);

        Assert.Contains("Name one of platform.dev, acme.dev.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesNoFormulaIntoASpreadsheet()
    {
        workplace.Write("realm.json", """
            {
              "realm": "x",
              "roles": { "client": { "App": [ { "name": "=1+1", "composite": false }, { "name": "a,\"b", "composite": false } ] } },
              "clients": [ { "clientId": "App" }, { "clientId": "sa", "serviceAccountsEnabled": true, "publicClient": false } ],
              "users": [ { "username": "service-account-sa", "serviceAccountClientId": "sa", "clientRoles": { "App": ["=1+1", "a,\"b"] } } ]
            }
            """);

        var run = (await workplace.RunAsync("matrix", "realm.json", "--format", "csv")).Expect(0);

        Assert.Contains("App,'=1+1,D", run.Output, StringComparison.Ordinal);
        Assert.Contains("App,\"a,\"\"b\",D", run.Output, StringComparison.Ordinal);
    }
}
