using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>Objects of one shape, keyed by name.</summary>
/// <param name="shape">What each entry looks like.</param>
/// <param name="key">What the names are, for people.</param>
public sealed class MapType(Shape shape, string key) : FieldType<ImmutableArray<MapEntry>>
{
    public override string Description => $"objects ({shape.Title}), keyed by {key}";

    public override Shape Inner => shape;

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings)
    {
        if (node is not SourceObject map)
        {
            return Mismatch(node, name, findings);
        }

        var entries = ImmutableArray.CreateBuilder<MapEntry>(map.Members.Length);
        foreach (var member in map.Members)
        {
            if (member.Name.Length == 0)
            {
                findings.Add(DeclarationCodes.WrongValue.At(
                    member.At.ToPlace(), $"An entry of '{name}' has an empty name.", $"Name it by {key}."));
            }
            else if (member.Value is SourceObject value)
            {
                entries.Add(new MapEntry(member.Name, member.At, shape.Read(value, findings)));
            }
            else
            {
                Mismatch(member.Value, member.Name, $"an object ({shape.Title})", findings);
            }
        }

        return entries.DrainToImmutable();
    }

    internal override void WriteSchema(SchemaWriter writer) => writer.Map(shape);
}

/// <summary>One entry of a map; <paramref name="At"/> is where its name stands.</summary>
public sealed record MapEntry(string Name, SourcePosition At, ShapeValues Values);
