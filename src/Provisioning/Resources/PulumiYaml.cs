using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Provisioning.Compilation;

namespace Provisioning.Resources;

/// <summary>
/// A program of resources in Pulumi's YAML dialect, for teams without .NET. Every text is a JSON string, which YAML reads as
/// well, so that no name can be taken for anything else.
/// </summary>
public static class PulumiYaml
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ResourceProgram program)
    {
        var text = new StringBuilder();
        text.Append($"# Made by `provision export {program.Stack} --format pulumi-yaml`.\n");
        text.Append("# The plugin is pinned by `pulumi plugin install resource keycloak 6.13.0`.\n");
        text.Append("name: provisioning\nruntime: yaml\n");
        text.Append($"description: {Quoted($"Stack {program.Stack} in realm {program.Realm}")}\n");
        if (program.Lookups.Count > 0)
        {
            text.Append("variables:\n");
            foreach (var lookup in program.Lookups)
            {
                Write(text, lookup);
            }
        }

        text.Append(program.Resources.Count == 0 ? "resources: {}\n" : "resources:\n");
        foreach (var resource in program.Resources)
        {
            Write(text, resource);
        }

        return text.ToString();
    }

    /// <summary>
    /// How a resource is called within the file: letters, digits and hyphens, with a digest where its name has anything else,
    /// because a reference is cut at dots and brackets.
    /// </summary>
    internal static string KeyOf(ResourceKey key)
    {
        var kind = key.Type[(key.Type.LastIndexOf(':') + 1)..];
        return SecretName.From($"{char.ToLowerInvariant(kind[0])}{kind[1..]}-{key.Name}");
    }

    private static void Write(StringBuilder text, LookupDescription lookup)
    {
        text.Append($"  # {lookup.Key.Name}\n  {KeyOf(lookup.Key)}:\n    fn::invoke:\n      function: {lookup.Key.Type}\n      arguments:\n");
        foreach (var (name, value) in lookup.Arguments)
        {
            text.Append($"        {name}: {ValueOf(value)}\n");
        }

        text.Append("      return: id\n");
    }

    private static void Write(StringBuilder text, ResourceDescription resource)
    {
        text.Append($"  {KeyOf(resource.Key)}:\n    type: {resource.Key.Type}\n    name: {Quoted(resource.Key.Name)}\n    properties:\n");
        foreach (var (name, value) in resource.Properties)
        {
            text.Append($"      {name}: {ValueOf(value)}\n");
        }

        var options = new List<string>();
        AddList(options, "dependsOn", resource.DependsOn.Select(d => $"\"${{{KeyOf(d)}}}\""));
        AddList(options, "additionalSecretOutputs", resource.SecretOutputs);
        AddList(options, "ignoreChanges", resource.IgnoreChanges);
        if (options.Count > 0)
        {
            text.Append("    options:\n").AppendJoin(string.Empty, options);
        }
    }

    private static void AddList(List<string> options, string name, IEnumerable<string> items)
    {
        var joined = string.Join(", ", items);
        if (joined.Length > 0)
        {
            options.Add($"      {name}: [{joined}]\n");
        }
    }

    private static string ValueOf(ResourceValue value) => value switch
    {
        ResourceValue.Text text => Quoted(text.Value),
        ResourceValue.Flag flag => flag.Value ? "true" : "false",
        ResourceValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ResourceValue.List list => $"[{string.Join(", ", list.Items.Select(ValueOf))}]",
        ResourceValue.Table table => $"{{{string.Join(", ", table.Entries.Select(e => $"{Quoted(e.Key)}: {Quoted(e.Value)}"))}}}",
        ResourceValue.Reference { Of.Type: ResourceTypes.GetRole or ResourceTypes.GetClient or ResourceTypes.GetGroup } lookup => $"\"${{{KeyOf(lookup.Of)}}}\"",
        ResourceValue.Reference reference => $"\"${{{KeyOf(reference.Of)}.{reference.Output}}}\"",
        _ => throw new ArgumentException($"A {value.GetType().Name} has no form in YAML.", nameof(value)),
    };

    /// <summary>A literal dollar before a brace is doubled: it would begin a reference.</summary>
    private static string Quoted(string text) =>
        JsonSerializer.Serialize(text.Replace("${", "$${", StringComparison.Ordinal), Plain);
}
