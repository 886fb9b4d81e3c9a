using System.Text.RegularExpressions;
using Provisioning.Testing;
using YamlDotNet.RepresentationModel;

namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>What keeps a stranger's pull request from doing more than being reviewed.</summary>
public sealed partial class PipelinesThatAreSafe
{
    public static TheoryData<string> Workflows => [.. PipelineFile.All.Select(p => p.Path).Where(p => p.StartsWith(".github/", StringComparison.Ordinal))];

    public static TheoryData<string> Pipelines => [.. PipelineFile.All.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void PinActionsToCommitsAndSayWhichReleaseThatIs(string path)
    {
        var uses = File.ReadLines(RepositoryFolder.PathOf(path)).Where(l => l.Contains("uses:", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void HaveNoPermissionUnlessAJobAsksForIt(string path)
    {
        var root = PipelineFile.Read(path).Root;

        Assert.Empty(((YamlMappingNode)root.Children["permissions"]).Children);
        Assert.All(((YamlMappingNode)root.Children["jobs"]).Children.Values, job => Assert.Contains("permissions", ((YamlMappingNode)job).Children.Keys.Select(k => k.ToString())));
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void PasteNothingOfAPullRequestIntoAShell(string path) => Assert.All(PipelineFile.Read(path).Steps, step =>
    {
        Assert.DoesNotContain("${{", step.Script, StringComparison.Ordinal);
        Assert.DoesNotContain("$(System.", step.Script, StringComparison.Ordinal);
    });

    [Fact]
    public void TheJobThatMayWriteRunsNothingOfThePullRequestAndNotForForks()
    {
        var jobs = (YamlMappingNode)PipelineFile.Read(".github/workflows/preview.yml").Root.Children["jobs"];
        var publish = (YamlMappingNode)jobs.Children["publish"];

        Assert.DoesNotContain(PipelineFile.Nodes(publish).OfType<YamlScalarNode>(), n => n.Value!.StartsWith("actions/checkout@", StringComparison.Ordinal));
        Assert.Contains("head.repo.full_name == github.repository", publish.Children["if"].ToString(), StringComparison.Ordinal);
        Assert.Equal("{ { contents, read } }", jobs.Children["review"]["permissions"].ToString());
        Assert.DoesNotContain("pull_request_target", File.ReadAllText(RepositoryFolder.PathOf(".github/workflows/preview.yml")), StringComparison.Ordinal);
    }

    // Actions of others by commit; workflows of this repository come with the commit anyway.
    [GeneratedRegex(@"uses: (\./\.github/workflows/[a-z-]+\.yml|[a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();
}
