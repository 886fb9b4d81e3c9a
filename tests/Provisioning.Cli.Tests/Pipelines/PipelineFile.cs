using Provisioning.Testing;
using YamlDotNet.RepresentationModel;

namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>A pipeline of this repository, as far as tests look at it: its steps in order, wherever they stand.</summary>
internal sealed class PipelineFile
{
    private PipelineFile(string path, YamlMappingNode root)
    {
        (Path, Root) = (path, root);
        Steps = [.. Nodes(root).OfType<YamlMappingNode>().Where(IsStep).Select(PipelineStep.Of)];
    }

    public string Path { get; }

    public YamlMappingNode Root { get; }

    public ImmutableArray<PipelineStep> Steps { get; }

    public static ImmutableArray<PipelineFile> All { get; } =
    [
        Read(".github/workflows/preview.yml"), Read(".github/workflows/apply.yml"), Read(".github/workflows/apply-environment.yml"),
        Read("pipelines/azure-pipelines.yml"),
    ];

    public static PipelineFile Read(string path)
    {
        using var text = new StringReader(File.ReadAllText(RepositoryFolder.PathOf(path)));
        var yaml = new YamlStream();
        yaml.Load(text);
        return new PipelineFile(path, (YamlMappingNode)yaml.Documents.Single().RootNode);
    }

    /// <summary>The script of the step of that name; every job that has one has the same.</summary>
    public string Script(string name) => Steps.Where(s => s.Name == name).Select(s => s.Script).Distinct(StringComparer.Ordinal).Single();

    /// <summary>A node and all that it holds.</summary>
    public static IEnumerable<YamlNode> Nodes(YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(c => Nodes(c.Value)).Prepend(node),
        YamlSequenceNode list => list.Children.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };

    private static bool IsStep(YamlMappingNode node) =>
        new[] { "run", "uses", "bash", "task" }.Any(key => node.Children.ContainsKey(key)) && !node.Children.ContainsKey("runs-on");
}
