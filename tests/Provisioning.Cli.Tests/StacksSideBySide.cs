using System.Text.Json;

namespace Provisioning.Cli.Tests;

public sealed class StacksSideBySide : IDisposable
{
    private readonly Workplace workplace = new();

    public StacksSideBySide() => workplace.CopyStacks();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task SayWhatProductionLacksAndWhoSaysWhy()
    {
        var compare = (await workplace.RunAsync("compare", "acme.tst", "acme.prd")).Expect(0);

        Assert.StartsWith("acme.tst and acme.prd: 3 differences", compare.Output, StringComparison.Ordinal);
        Assert.Contains("semantic-models: acme.prd lacks technical user sa-acme-semantic-models", compare.Output, StringComparison.Ordinal);
        Assert.Contains("The contract as onboarding service provider runs until the end of 2027.", compare.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexplained", compare.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellForgottenOverlaysApart()
    {
        workplace.Write("stacks/acme/tst.json", """{ "technicalUsers": { "edc": { "grants": { "CX Membership Info": {} } } } }""");

        var compare = await workplace.RunAsync("compare", "acme.tst", "acme.prd", "--format", "json", "--detailed-exit-code");

        Assert.Equal(2, compare.ExitCode);
        using var json = JsonDocument.Parse(compare.Output);
        var forgotten = Assert.Single(json.RootElement.GetProperty("differences").EnumerateArray(), d => d.GetProperty("cause").GetString() == "unexplained");
        Assert.Equal("stacks/acme/tst.json", forgotten.GetProperty("file").GetString());
        Assert.Equal("technical_roles_management/CX Membership Info", forgotten.GetProperty("left").GetString());
    }

    [Fact]
    public async Task AreATableInMarkdown()
    {
        var compare = (await workplace.RunAsync("compare", "acme.tst", "acme.prd", "--format", "markdown")).Expect(0);

        Assert.Contains("| Technical user | What | acme.tst | acme.prd | Cause | Reason |", compare.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme.*")]
    [InlineData("acne.tst")]
    public async Task MustBeOneOnEachSide(string name)
    {
        var compare = await workplace.RunAsync("compare", name, "acme.prd");

        Assert.Equal(1, compare.ExitCode);
        Assert.Contains("CMD-002", compare.Error, StringComparison.Ordinal);
    }
}
