namespace Provisioning.Cli.Tests;

/// <summary>A secret with <c>rotateAfterDays</c>: told two weeks ahead, and never ended by an up where nothing overlaps.</summary>
public sealed class SecretsThatGrowOld : IDisposable
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Workplace workplace = new Workplace { Now = Made }.WithShop();

    public SecretsThatGrowOld() => workplace.Write("stacks/acme/stack.json", ShopProject.Tenant("""
        "reader": { "description": "Reads orders at night", "rotateAfterDays": 30, "grants": { "technical_roles/Order Reader": {} } }
        """));

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData(15, "")]
    [InlineData(16, "ROT-004")]
    [InlineData(30, "ROT-005")]
    public async Task AreToldInTheReview(int days, string code)
    {
        (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);
        var before = workplace.Read(ShopProject.Secrets);
        workplace.Now = Made.AddDays(days);

        var up = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(0);

        Assert.StartsWith("dev: nothing to do", up.Output, StringComparison.Ordinal);
        Assert.Equal(code.Length > 0, up.Output.Contains("ROT-", StringComparison.Ordinal));
        Assert.Contains(code, up.Output, StringComparison.Ordinal);
        Assert.Equal(before, workplace.Read(ShopProject.Secrets));
    }

    [Fact]
    public async Task AreYoungAgainAfterARotation()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        workplace.Now = Made.AddDays(40);
        (await workplace.RunAsync("rotate", "acme.dev", "reader", "--no-overlap", "--yes")).Expect(0);

        var preview = (await workplace.RunAsync("preview", "*.dev")).Expect(0);

        Assert.DoesNotContain("ROT-", preview.Output, StringComparison.Ordinal);
    }
}
