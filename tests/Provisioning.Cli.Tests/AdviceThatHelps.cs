namespace Provisioning.Cli.Tests;

public sealed class AdviceThatHelps : IDisposable
{
    private readonly Workplace workplace = new Workplace().WithShop();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("acme.dev")]
    [InlineData("acme.*")]
    public async Task DoesNotCallAStackUnknownThatCannotBeRead(string name)
    {
        workplace.Write("stacks/acme/stack.json", "{ ");

        var run = (await workplace.RunAsync("up", name, "--yes")).Expect(1);

        Assert.Contains("stacks/acme/stack.json", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CMD-002", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoesNotMissAStackFileThatIsOnlyTooLarge()
    {
        workplace.Write("stacks/acme/stack.json", new string(' ', 11 * 1024 * 1024));
        workplace.Write("stacks/acme/dev.json", "{}");

        var run = (await workplace.RunAsync("validate", "acme.dev", "--format", "json")).Expect(1);

        var codes = run.Json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString());
        Assert.Equal(["DEC-003"], codes);
    }

    [Theory]
    [InlineData("missing/plan.json")]
    [InlineData(".")]
    public async Task CallsAPathWherePlansCannotBeSavedAProblemOfUsage(string path)
    {
        var run = (await workplace.RunAsync("preview", "*.dev", "--out", path)).Expect(1);

        Assert.Contains("CMD-005: The plan cannot be saved", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsTheAnswerOneDocumentWhenThePlanCannotBeSaved()
    {
        var run = (await workplace.RunAsync("preview", "*.dev", "--out", "missing/plan.json", "--format", "json")).Expect(1);

        Assert.Equal("CMD-005", run.Json.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task DoesNotWaitForARunWhereTheRealmCannotBeWritten()
    {
        workplace.Write("stacks/environments/dev.json", ShopProject.Environment("dev").Replace(".provisioning/dev/secrets.json", "secrets.json", StringComparison.Ordinal));
        workplace.Write(".provisioning", "a file where a folder is needed");

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(4);

        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("CMD-008", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsRefusalWhereJsonWouldHideWhatIsAskedFor()
    {
        workplace.OnATerminal = true;
        workplace.Typed = "y\n";

        var run = (await workplace.RunAsync("up", "*.dev", "--format", "json")).Expect(1);

        Assert.Equal("CMD-003", run.Json.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }

    [Theory]
    [InlineData("TERM", "dumb", false)]
    [InlineData("TERM", "xterm-256color", true)]
    [InlineData("NO_COLOR", "1", false)]
    public async Task IsPlainWhereTheTerminalKnowsNoColours(string variable, string value, bool coloured)
    {
        workplace.OnATerminal = true;
        workplace.Variables[variable] = value;

        var run = (await workplace.RunAsync("preview", "*.dev")).Expect(0);

        Assert.Equal(coloured, run.Output.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public async Task SaysThatThePlatformIsRemovedLast()
    {
        var run = (await workplace.RunAsync("destroy", "--help")).Expect(0);

        Assert.Contains("removed last", string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesNoOwnerWhereTwoRealmsAreCompared()
    {
        await workplace.RunAsync("up", "*.dev", "--yes");
        File.Copy(workplace.PathOf(ShopProject.Realm), workplace.PathOf("before.json"));
        await workplace.RunAsync("destroy", "acme.dev", "--yes");
        File.Copy(workplace.PathOf(ShopProject.Realm), workplace.PathOf("after.json"));

        var run = (await workplace.RunAsync("diff", "before.json", "after.json", "--fail-on", "deletion")).Expect(3);

        Assert.DoesNotContain("'realm' owns it", run.Everything, StringComparison.Ordinal);
        Assert.Contains("has it no longer", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopsARunWhoseSettingIsMistyped()
    {
        workplace.Variables["PROVISIONING__DEVV__REALM__PATH"] = "elsewhere.json";

        var run = (await workplace.RunAsync("up", "*.dev", "--yes")).Expect(1);

        Assert.Contains("PRJ-005", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.PathOf(ShopProject.Realm)));
    }
}
