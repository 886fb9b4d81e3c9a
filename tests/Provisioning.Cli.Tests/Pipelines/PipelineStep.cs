using YamlDotNet.RepresentationModel;

namespace Provisioning.Cli.Tests.Pipelines;

/// <param name="Script">What a shell runs; empty for a step that is somebody's action or task.</param>
/// <param name="Uses">The action, with what pins it.</param>
internal sealed record PipelineStep(string Name, string Script, string Uses)
{
    public static PipelineStep Of(YamlMappingNode node)
    {
        var inline = node.Children.TryGetValue("inputs", out var inputs) && inputs is YamlMappingNode given ? Text(given, "inlineScript") : string.Empty;
        return new(
            Text(node, "name") is { Length: > 0 } name && !node.Children.ContainsKey("displayName") ? name : Text(node, "displayName"),
            Text(node, "run") + Text(node, "bash") + inline,
            Text(node, "uses"));
    }

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode scalar ? scalar.Value ?? string.Empty : string.Empty;
}
