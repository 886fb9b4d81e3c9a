namespace Provisioning.Cli.Tests;

public sealed class CommandLineThatIsMistyped : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task UnknownCommandIsRefusedWithTheNearestOne()
    {
        var run = (await workplace.RunAsync("ruls")).Expect(1);

        Assert.Contains("Did you mean 'rules'?", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task UnknownOptionIsNotTakenForAnArgument()
    {
        var run = (await workplace.RunAsync("rules", "--fromat")).Expect(1);

        Assert.Equal(
            "rules: error CMD-001: There is no option '--fromat'.\n    Did you mean '--format'?\n", run.Error);
    }

    [Fact]
    public async Task UnknownFormatNamesTheChoicesOnOneLine()
    {
        var run = (await workplace.RunAsync("rules", "--format", "xml")).Expect(1);

        Assert.Contains("'xml' not recognized. Must be one of: 'text' 'json' 'markdown'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProblemIsJsonWhenJsonWasAskedFor()
    {
        var run = (await workplace.RunAsync("rules", "--format", "json", "--nonsense")).Expect(1);

        Assert.Empty(run.Error);
        Assert.Equal("CMD-001", run.Json.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task CommandMissingShowsTheHelp()
    {
        var run = (await workplace.RunAsync()).Expect(0);

        Assert.Contains("Commands:", run.Output, StringComparison.Ordinal);
    }
}
