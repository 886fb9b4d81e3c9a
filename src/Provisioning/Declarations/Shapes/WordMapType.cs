using Provisioning.Collections;
using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>Texts of a closed set, keyed by a name of the author's, such as severities by code.</summary>
public sealed class WordMapType(TextType value, string key) : FieldType<Map<string, Located<string>>>
{
    public override string Description => $"{value.Description}, keyed by {key}";

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings)
    {
        if (node is not SourceObject map)
        {
            return Mismatch(node, name, findings);
        }

        var entries = new List<KeyValuePair<string, Located<string>>>();
        foreach (var member in map.Members)
        {
            if (value.Read(member.Value, member.Name, findings) is string word)
            {
                entries.Add(new(member.Name, new Located<string>(word, member.At)));
            }
        }

        return Map<string, Located<string>>.From(entries);
    }

    internal override void WriteSchema(SchemaWriter writer) => writer.Words(value);
}
