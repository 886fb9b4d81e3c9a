using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Provisioning.Testing;

namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>
/// Plays docs/team.md in a repository of its own: branch, onboard, review, merge, apply, a change by hand that is found, and a
/// withdrawal. Each command is run by a shell, and what the page shows is what it says.
/// </summary>
public sealed partial class TheWayOfATeam : IDisposable
{
    private readonly Runner runner = new();

    public void Dispose() => runner.Dispose();

    [ShellFact]
    public async Task IsAsThePageTells()
    {
        runner.Write(".gitignore", ".provisioning/\nplan.json\n");
        await runner.CommitAsync();
        var commands = 0;
        foreach (Match step in Steps().Matches(await File.ReadAllTextAsync(RepositoryFolder.PathOf("docs/team.md"))))
        {
            if (step.Groups["user"].Success)
            {
                GrantByHand(step.Groups["role"].Value, step.Groups["user"].Value);
                continue;
            }

            foreach (var example in step.Groups["console"].Value.Split("$ ", StringSplitOptions.RemoveEmptyEntries))
            {
                var lines = example.TrimEnd('\n').Split('\n');
                var (code, output, error) = await runner.RunAsync(lines[0]);
                var expected = ExitCode().Match(lines[0]) is { Success: true } told ? int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
                Assert.True(code == expected, $"'{lines[0]}' ended with {code}:\n{output}{error}");
                ShownLines.AssertIn(output, lines[0], lines[1..]);
                commands++;
            }
        }

        Assert.True(commands >= 15, $"only {commands} commands were found");
    }

    /// <summary>What somebody does in Keycloak's console, here in the realm's file.</summary>
    private void GrantByHand(string role, string user)
    {
        var path = runner.PathOf(".provisioning/dev/realm.json");
        var realm = JsonNode.Parse(File.ReadAllText(path))!;
        var account = realm["users"]!.AsArray().Single(u => u!["serviceAccountClientId"]?.GetValue<string>() == user)!;
        account["clientRoles"]!["realm-management"] = new JsonArray(role);
        File.WriteAllText(path, realm.ToJsonString());
    }

    [GeneratedRegex(@"<!-- played: (?<role>[a-z-]+) is granted by hand to (?<user>[a-z-]+) -->|```console\n(?<console>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"# exit code (\d)$")]
    private static partial Regex ExitCode();
}
