namespace Provisioning.Cli.Tests;

public sealed class SettingsOfAPipeline : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task WinOverTheEnvironmentsFile()
    {
        workplace.Variables["PROVISIONING__DEV__REALM__PATH"] = "elsewhere/realm.json";

        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.True(File.Exists(workplace.PathOf("elsewhere/realm.json")));
    }

    [Fact]
    public async Task ThatNameNothingAreFindings()
    {
        workplace.Variables["PROVISIONING__DEV__REALM__PATTH"] = "elsewhere/realm.json";

        var run = await workplace.RunAsync("validate");

        Assert.Contains("PROVISIONING__DEV__REALM__PATTH", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameAVaultThatHasToAnswer()
    {
        workplace.Variables["PROVISIONING__DEV__VAULT__KIND"] = "key-vault";
        workplace.Variables["PROVISIONING__DEV__VAULT__URI"] = "https://localhost:1";
        workplace.Variables["PROVISIONING__DEV__KEYVAULT__CREDENTIAL"] = "emulator";

        var run = (await workplace.RunAsync("preview", "*.dev")).Expect(4);

        Assert.Contains("AKV-001", run.Error, StringComparison.Ordinal);
        Assert.Contains("https://localhost:1/", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTheSecretFileAreItsPassphrase()
    {
        workplace.Variables["PROVISIONING_SECRETS_PASSPHRASE"] = "correct horse battery staple";
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.DoesNotContain(workplace.Files(), f => f.EndsWith(".key", StringComparison.Ordinal));
        Assert.All(workplace.Files(), f => Assert.DoesNotContain("battery", File.ReadAllText(f), StringComparison.Ordinal));
    }
}
