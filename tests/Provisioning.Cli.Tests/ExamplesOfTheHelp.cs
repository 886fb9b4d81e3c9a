using Provisioning.Cli.Commands;

namespace Provisioning.Cli.Tests;

public sealed class ExamplesOfTheHelp : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string> Commands => [.. Tree().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task AreTwoForEachCommandAndShown(string name)
    {
        var command = Tree().Single(c => c.Name == name);

        var run = (await workplace.RunAsync(name, "--help")).Expect(0);

        Assert.Equal(2, command.Examples.Length);
        Assert.All(command.Examples, e => Assert.Contains($"  provision {e.Line}\n", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task WorkInThisRepository(string name)
    {
        workplace.CopyStacks();
        if (name is "destroy" or "rotate")
        {
            await workplace.RunAsync("up", "*.dev", "--yes");
        }

        if (name == "import")
        {
            workplace.Write("realm.json", """{ "realm": "shop" }""");
        }

        if (name == "review")
        {
            workplace.Write("preview.json", """{ "steps": [] }""");
        }

        foreach (var example in Tree().Single(c => c.Name == name).Examples)
        {
            (await workplace.RunAsync(Words(example.Line))).Expect(0);
        }
    }

    private static IEnumerable<ProvisionCommand> Tree()
    {
        using var workplace = new Workplace();
        return CommandTree.Create(workplace.Host(TextWriter.Null, TextWriter.Null, TextReader.Null)).Subcommands.OfType<ProvisionCommand>().ToArray();
    }

    // As a shell does for the examples: quotes only keep the pattern from the shell.
    private static string[] Words(string line) => [.. line.Split(' ').Select(w => w.Trim('\''))];
}
