namespace Provisioning.Cli.Tests;

public sealed class OutputInAPipe : IDisposable
{
    private const char Escape = '\u001b';

    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("preview", "*.dev")]
    [InlineData("validate")]
    [InlineData("rules")]
    [InlineData("matrix", "acme.dev")]
    public async Task HasNoColours(params string[] arguments)
    {
        var run = await workplace.RunAsync(arguments);

        Assert.DoesNotContain(Escape, run.Everything);
    }

    [Fact]
    public async Task IsWhatATerminalShowsWithoutItsColours()
    {
        var piped = await workplace.RunAsync("preview", "*.dev");
        workplace.OnATerminal = true;
        var shown = await workplace.RunAsync("preview", "*.dev");

        Assert.Contains(Escape, shown.Output);
        Assert.Equal(piped.Output, WithoutColours(shown.Output));
    }

    [Fact]
    public async Task HasNoColoursOnATerminalThatWantsNone()
    {
        workplace.OnATerminal = true;
        var option = await workplace.RunAsync("preview", "*.dev", "--no-color");
        workplace.Variables["NO_COLOR"] = "1";
        var variable = await workplace.RunAsync("preview", "*.dev");

        Assert.DoesNotContain(Escape, option.Everything);
        Assert.DoesNotContain(Escape, variable.Everything);
    }

    [Theory]
    [InlineData("validate", "--format", "json")]
    [InlineData("validate", "--format", "sarif")]
    [InlineData("preview", "*.dev", "--format", "json")]
    [InlineData("up", "*.dev", "--yes", "--format", "json")]
    [InlineData("diff", ".", "--format", "json")]
    [InlineData("explain", "acme.dev", "reader", "--format", "json")]
    [InlineData("destroy", "*.dev", "--yes", "--format", "json")]
    [InlineData("secrets", "--format", "json")]
    [InlineData("rules", "--format", "json")]
    public async Task IsOneJsonDocument(params string[] arguments)
    {
        var run = (await workplace.RunAsync(arguments)).Expect(0);

        Assert.Equal(System.Text.Json.JsonValueKind.Object, run.Json.ValueKind);
    }

    private static string WithoutColours(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\u001b\\[[0-9;]*m", string.Empty);
}
