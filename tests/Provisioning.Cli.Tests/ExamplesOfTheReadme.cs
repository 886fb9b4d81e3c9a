using System.Text.RegularExpressions;
using Provisioning.Testing;

namespace Provisioning.Cli.Tests;

/// <summary>Plays the README from top to bottom: what it tells to save is saved, what it runs is run, what it shows is there.</summary>
public sealed partial class ExamplesOfTheReadme : IDisposable
{
    private readonly Workplace workplace = new();

    [GeneratedRegex(@"Save this as `(?<path>[^`]+)`:\s+```json\n(?<json>.*?)```|```console\n(?<console>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Steps();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task DoWhatTheyShow()
    {
        workplace.CopyStacks();
        var commands = 0;
        foreach (Match step in Steps().Matches(File.ReadAllText(RepositoryFolder.PathOf("README.md"))))
        {
            if (step.Groups["json"].Success)
            {
                workplace.Write(step.Groups["path"].Value, step.Groups["json"].Value);
                continue;
            }

            foreach (var example in step.Groups["console"].Value.Split("$ provision ", StringSplitOptions.RemoveEmptyEntries))
            {
                var lines = example.TrimEnd('\n').Split('\n');
                var run = (await workplace.RunAsync(lines[0].Split(' '))).Expect(0);
                ShownLines.AssertIn(run.Output, lines[0], lines[1..]);
                commands++;
            }
        }

        Assert.True(commands >= 7, $"only {commands} examples were found");
    }
}
