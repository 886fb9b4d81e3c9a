using Provisioning.Testing.Goldens;

namespace Provisioning.Cli.Tests;

public sealed class FirstUpOfAProject : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task TellsWhoGainsWhatWhereSecretsWentAndHowToGoOn()
    {
        var run = (await workplace.RunAsync("up", "platform.dev", "acme.dev", "--yes")).Expect(0);

        Golden.Matches("Transcripts/first-up.txt", run.Text);
    }

    [Fact]
    public async Task MakesARealmFileAndASecretFile()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        Assert.Contains("\"clientId\": \"sa-acme-reader\"", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        Assert.Contains("acme-dev-sa-acme-reader", workplace.Read(ShopProject.Secrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesNothingForTheSecond()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var realm = workplace.Read(ShopProject.Realm);

        var second = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Golden.Matches("Transcripts/second-up.txt", second.Text);
        Assert.Equal(realm, workplace.Read(ShopProject.Realm));
    }

    [Fact]
    public async Task IsOneJsonDocumentWhenJsonIsAskedFor()
    {
        var run = (await workplace.RunAsync("up", "*.dev", "--yes", "--format", "json")).Expect(0);

        var environment = run.Json.GetProperty("environments")[0];
        Assert.Equal(1, run.Json.GetProperty("formatVersion").GetInt32());
        Assert.True(environment.GetProperty("access").GetProperty("broadening").GetBoolean());
        Assert.Equal("completed", environment.GetProperty("applied").GetProperty("end").GetString());
        Assert.Equal(
            ["acme-dev-sa-acme-manager", "acme-dev-sa-acme-reader"],
            environment.GetProperty("applied").GetProperty("secrets").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task OfATenantAloneSaysThatThePlatformComesFirst()
    {
        var run = (await workplace.RunAsync("up", "acme.dev", "--yes")).Expect(1);

        Assert.Contains("PLN-005", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(workplace.Files(), f => f.EndsWith("realm.json", StringComparison.Ordinal));
    }
}
