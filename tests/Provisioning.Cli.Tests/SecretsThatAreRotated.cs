using System.Text.Json;

namespace Provisioning.Cli.Tests;

/// <summary><c>provision rotate</c> and <c>provision policy</c> on the embedded realm, which keeps no secrets and so has no overlap.</summary>
public sealed class SecretsThatAreRotated : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task NeedConsentToAGapAndAreNotTouchedWithoutIt()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var before = workplace.Read(ShopProject.Secrets);

        var refused = (await workplace.RunAsync("rotate", "acme.dev", "--all", "--yes")).Expect(3);

        Assert.Equal(2, refused.Error.Split("ROT-001").Length - 1);
        Assert.Equal(before, workplace.Read(ShopProject.Secrets));
    }

    [Fact]
    public async Task AreReplacedByNameAndByPattern()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var before = Version("acme-dev-sa-acme-reader");

        var run = (await workplace.RunAsync("rotate", "acme.dev", "read*", "--no-overlap", "--yes")).Expect(0);

        Assert.StartsWith("dev: 1 secret rotated, 0 finished, 0 left as they were, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("sa-acme-reader  has a new secret; the former one has ended", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(before, Version("acme-dev-sa-acme-reader"));
        Assert.StartsWith("dev: nothing to do", (await workplace.RunAsync("up", "*.dev", "--yes")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreToldAsJson()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var run = (await workplace.RunAsync("rotate", "acme.dev", "--all", "--no-overlap", "--yes", "--format", "json")).Expect(0);

        using var json = JsonDocument.Parse(run.Output);
        var secrets = json.RootElement.GetProperty("environments")[0].GetProperty("secrets");
        Assert.Equal(2, secrets.GetArrayLength());
        Assert.All(secrets.EnumerateArray(), s => Assert.Equal("replace", s.GetProperty("action").GetString()));
        Assert.All(secrets.EnumerateArray(), s => Assert.True(s.GetProperty("done").GetBoolean()));
    }

    [Theory]
    [InlineData("whose secrets are meant")]
    [InlineData("whose secrets are meant", "reader", "--all")]
    [InlineData("called 'raeder'", "raeder")]
    [InlineData("is not in realm", "reader", "--no-overlap", "--yes")]
    public async Task AreNotGuessed(string sentence, params string[] arguments) =>
        Assert.Contains(sentence, (await workplace.RunAsync(["rotate", "acme.dev", .. arguments])).Expect(1).Error, StringComparison.Ordinal);

    [Fact]
    public async Task HaveAPolicyThatIsPrintedWhole()
    {
        var run = (await workplace.RunAsync("policy", "dev", "--life", "90d", "--overlap", "12h", "--renewal", "30s", "--format", "json")).Expect(0);

        using var json = JsonDocument.Parse(run.Output);
        var configuration = json.RootElement.GetProperty("profiles").GetProperty("profiles")[0].GetProperty("executors")[0].GetProperty("configuration");
        Assert.Equal(90 * 86_400, configuration.GetProperty("expiration-period").GetInt32());
        Assert.Equal(12 * 3_600, configuration.GetProperty("rotated-expiration-period").GetInt32());
        Assert.Equal(30, configuration.GetProperty("remaining-rotation-period").GetInt32());
        Assert.Contains("provisioning.applier", json.RootElement.GetProperty("policies").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is a file", "dev", "--apply", "--yes")]
    [InlineData("no environment 'div'", "div")]
    [InlineData("the overlap is longer", "dev", "--life", "1d", "--renewal", "1h")]
    [InlineData("is no period", "dev", "--life", "1y")]
    public async Task HaveAPolicyThatIsRefusedWithItsReason(string sentence, params string[] arguments) =>
        Assert.Contains(sentence, (await workplace.RunAsync(["policy", .. arguments])).Expect(1).Error, StringComparison.Ordinal);

    private string Version(string name)
    {
        using var file = JsonDocument.Parse(workplace.Read(ShopProject.Secrets));
        return file.RootElement.GetProperty("secrets").GetProperty(name).ToString();
    }
}
