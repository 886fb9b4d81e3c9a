using System.Text.Json;

namespace Provisioning.Cli.Tests;

/// <summary>A grant and a technical user with a last day: told beforehand, taken away by the next up, an error until the declaration follows.</summary>
public sealed class GrantsThatEnd : IDisposable
{
    private static readonly DateTimeOffset Before = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Soon = new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2026, 4, 1, 0, 0, 1, TimeSpan.Zero);

    private readonly Workplace workplace = new Workplace { Now = Before }.WithShop();

    public GrantsThatEnd() => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant("""
        "reader": { "description": "Reads orders at night", "grants": {
            "technical_roles/Order Reader": {},
            "technical_roles/Order Manager": { "until": "2026-03-31", "reason": "The migration." } } },
        "migration": { "description": "Moves old orders", "until": "2026-03-31", "grants": { "technical_roles/Order Manager": {} } }
        """));

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task AreShownInReviewsLongBefore()
    {
        var preview = await workplace.RunAsync("preview", "*.dev");

        Assert.Equal(0, preview.ExitCode);
        Assert.Contains("until 2026-03-31: sa-acme-reader, technical_roles/Order Manager    The migration.", preview.Output, StringComparison.Ordinal);
        Assert.Contains("until 2026-03-31: sa-acme-migration as a whole", preview.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("GRT-00", preview.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreWarnedAboutTwoWeeksBefore()
    {
        workplace.Now = Soon;

        var validate = await workplace.RunAsync("validate");

        Assert.Equal(0, validate.ExitCode);
        Assert.Equal(2, validate.Output.Split("GRT-002").Length - 1);
    }

    [Fact]
    public async Task AreTakenAwayByTheNextUpAndNothingElseIs()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Now = After;

        var up = await workplace.RunAsync("up", "*.dev", "--yes", "--max-deletions", "1");

        Assert.Equal(0, up.ExitCode);
        Assert.Contains("delete 1 client (past its last day): sa-acme-migration", up.Output, StringComparison.Ordinal);
        Assert.Contains("update client:sa-acme-reader (past its last day)", up.Output, StringComparison.Ordinal);
        Assert.Contains("ended 2026-03-31: sa-acme-reader", up.Output, StringComparison.Ordinal);
        // The realm is right; the declaration is not, until somebody cleans it.
        var again = await workplace.RunAsync("preview", "*.dev");
        Assert.StartsWith("dev: nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.DoesNotContain("sa-acme-migration", workplace.Read(ShopProject.Realm), StringComparison.Ordinal);
        Assert.DoesNotContain("sa-acme-migration", workplace.Read(ShopProject.Secrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreAnErrorUntilTheDeclarationSaysSo()
    {
        workplace.Now = After;

        var validate = await workplace.RunAsync("validate");

        Assert.Equal(1, validate.ExitCode);
        Assert.Equal(2, validate.Output.Split("GRT-001").Length - 1);
    }

    [Fact]
    public async Task AreFieldsOfTheJsonReview()
    {
        workplace.Now = After;

        var preview = await workplace.RunAsync("preview", "acme.dev", "platform.dev", "--format", "json");

        using var json = JsonDocument.Parse(preview.Output);
        var endings = json.RootElement.GetProperty("environments")[0].GetProperty("endings");
        Assert.Equal(2, endings.GetArrayLength());
        Assert.All(endings.EnumerateArray(), e => Assert.True(e.GetProperty("ended").GetBoolean()));
        Assert.Equal("stacks/acme/stack.json", endings[0].GetProperty("file").GetString());
    }
}
