using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>An object of a shape.</summary>
public sealed class ObjectType(Shape shape) : FieldType<ShapeValues?>
{
    public override string Description => $"object ({shape.Title})";

    public override Shape Inner => shape;

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings) =>
        node is SourceObject value ? shape.Read(value, findings) : Mismatch(node, name, findings);

    internal override void WriteSchema(SchemaWriter writer) => writer.Object(shape);
}
