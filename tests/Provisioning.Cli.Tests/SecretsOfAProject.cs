namespace Provisioning.Cli.Tests;

public sealed class SecretsOfAProject : IDisposable
{
    private const string Name = "acme-dev-sa-acme-reader";

    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task AreListedByNameAndState()
    {
        var before = (await workplace.RunAsync("secrets", "acme.dev", "--format", "json")).Expect(0);
        await workplace.RunAsync("up", "*.dev", "--yes");
        var after = (await workplace.RunAsync("secrets", "acme.dev")).Expect(0);

        Assert.All(before.Json.GetProperty("secrets").EnumerateArray(), s => Assert.Equal("missing", s.GetProperty("state").GetString()));
        Assert.Matches($@"{Name} +stored +2026-03-01 +0 d +no end +[0-9a-f]{{8}} +sa-acme-reader \(acme\.dev\)", after.Output);
    }

    [Fact]
    public async Task TellAgeAndEndAndCanBeAskedForThoseThatEndSoon()
    {
        workplace.Write("stacks/environments/dev.json", ShopProject.Environment("dev").Replace(
            "secrets.json\"", "secrets.json\", \"lifetimeDays\": 90", StringComparison.Ordinal));
        await workplace.RunAsync("up", "*.dev", "--yes");
        var early = (await workplace.RunAsync("secrets", "acme.dev", "--expiring", "30d", "--format", "json")).Expect(0);
        workplace.Now += TimeSpan.FromDays(70);

        var late = (await workplace.RunAsync("secrets", "acme.dev", "--expiring", "30d", "--format", "json")).Expect(0);
        var preview = await workplace.RunAsync("preview", "acme.dev");

        Assert.Empty(early.Json.GetProperty("secrets").EnumerateArray());
        Assert.All(late.Json.GetProperty("secrets").EnumerateArray(), s => Assert.Equal(
            ("expiring", 70, "2026-05-30"),
            (s.GetProperty("state").GetString(), s.GetProperty("ageDays").GetInt32(), s.GetProperty("expiresAt").GetString()![..10])));
        Assert.Equal(2, late.Json.GetProperty("secrets").GetArrayLength());
        Assert.Contains("VLT-010", preview.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreNotFilteredByWhatIsNoNumberOfDays() =>
        Assert.Contains("Write it like 30d.", (await workplace.RunAsync("secrets", "acme.dev", "--expiring", "soon")).Expect(1).Error, StringComparison.Ordinal);

    [Fact]
    public async Task AreShownOnATerminal()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.OnATerminal = true;

        var run = (await workplace.RunAsync("secrets", "--reveal", Name)).Expect(0);

        Assert.Equal(32, run.Output.TrimEnd().Length);
    }

    [Fact]
    public async Task AreNotShownInAPipe()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");

        var run = (await workplace.RunAsync("secrets", "--reveal", Name)).Expect(1);

        Assert.Contains("CMD-007", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task MustBeDeclaredToBeShown()
    {
        workplace.OnATerminal = true;

        var run = (await workplace.RunAsync("secrets", "--reveal", "acme-dev-sa-acme-reder", "--no-color")).Expect(1);

        Assert.Contains($"Did you mean '{Name}'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutliveARealmFileThatIsLost()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        var before = workplace.Read(ShopProject.Secrets);
        File.Delete(workplace.PathOf(ShopProject.Realm));

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.Contains("dev: done, 11 objects and 0 secrets", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace.Read(ShopProject.Secrets));
    }

    [Fact]
    public async Task AreInNoOutputAndNoFileInTheClear()
    {
        var said = new List<string>();
        string[][] runs =
        [
            ["up", "*.dev", "--yes"], ["up", "*.dev", "--yes", "--format", "json"], ["preview", "*.dev", "--format", "json"],
            ["preview", "*.dev", "--format", "markdown"], ["secrets"], ["secrets", "--format", "json"], ["explain", "acme.dev", "reader"],
            ["validate", ShopProject.Realm], ["diff", ShopProject.Realm, "."], ["matrix", ShopProject.Realm],
        ];
        foreach (var arguments in runs)
        {
            said.Add((await workplace.RunAsync(arguments)).Everything);
        }

        workplace.OnATerminal = true;
        var values = new List<string>();
        foreach (var name in new[] { Name, "acme-dev-sa-acme-manager" })
        {
            values.Add((await workplace.RunAsync("secrets", "--reveal", name)).Expect(0).Output.Trim());
        }

        said.AddRange(workplace.Files().Where(f => !f.EndsWith(".key", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.Equal(2, values.Distinct(StringComparer.Ordinal).Count());
        Assert.All(values, value => Assert.All(said, text => Assert.DoesNotContain(value, text, StringComparison.Ordinal)));
    }
}
