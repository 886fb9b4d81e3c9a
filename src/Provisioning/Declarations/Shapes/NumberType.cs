using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>A whole number within bounds.</summary>
public sealed class NumberType(int least, int most) : FieldType<int>
{
    public override string Description => $"a whole number from {least} to {most}";

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings)
    {
        if (node is not SourceNumber number)
        {
            return Mismatch(node, name, findings);
        }

        if (number.Value is { } value && value >= least && value <= most)
        {
            return value;
        }

        findings.Add(DeclarationCodes.WrongValue.At(
            node.At.ToPlace(), $"'{name}' is no whole number from {least} to {most}.", $"Write {Description} here."));
        return null;
    }

    internal override void WriteSchema(SchemaWriter writer) => writer.Number(least, most);
}
