using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>True or false.</summary>
public sealed class FlagType : FieldType<bool>
{
    public static FlagType Instance { get; } = new();

    public override string Description => "true or false";

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings) =>
        node is SourceFlag flag ? flag.Value : Mismatch(node, name, findings);

    internal override void WriteSchema(SchemaWriter writer) => writer.Flag();
}
