using Provisioning.Diagnostics;

namespace Provisioning.Cli.Tests;

public sealed class CatalogueOfCodes : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task ListsEveryCodeOnce()
    {
        var run = (await workplace.RunAsync("rules")).Expect(0);

        var listed = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..7]).ToArray();
        Assert.Equal(DiagnosticCatalogue.All.Select(d => d.Code).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task ExplainsOneCode()
    {
        var run = (await workplace.RunAsync("rules", "cmd-003")).Expect(0);

        Assert.Equal(
            """
            CMD-003  error    Changes are confirmed

            Why     Nobody can answer a question in a pipe, and silence is no consent.
            Source  provision up --help
            Remedy  Run it again with --yes, or on a terminal.

            """,
            run.Output);
    }

    [Fact]
    public async Task JsonHoldsAFormatVersionAndEveryCode()
    {
        var run = (await workplace.RunAsync("rules", "--format", "json")).Expect(0);

        Assert.Equal(1, run.Json.GetProperty("formatVersion").GetInt32());
        Assert.Equal(DiagnosticCatalogue.All.Length, run.Json.GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public async Task MistypedCodeIsRefusedWithTheNearestOne()
    {
        var run = (await workplace.RunAsync("rules", "CMD-03")).Expect(1);

        Assert.Contains("Did you mean 'CMD-003'?", run.Error, StringComparison.Ordinal);
    }
}
