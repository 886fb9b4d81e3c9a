using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>What a field holds: how it is read, described and written into the JSON Schema.</summary>
public abstract class FieldType
{
    /// <summary>For sentences and documentation: <c>text</c>, <c>list of texts</c> ...</summary>
    public abstract string Description { get; }

    /// <summary>The shape of the objects inside, or null.</summary>
    public virtual Shape? Inner => null;

    /// <summary>The value, or null with a finding.</summary>
    internal abstract object? Read(SourceNode node, string name, ICollection<Diagnostic> findings);

    internal abstract void WriteSchema(SchemaWriter writer);

    internal object? Mismatch(SourceNode node, string name, ICollection<Diagnostic> findings) =>
        Mismatch(node, name, Description, findings);

    /// <param name="expected">What belongs here, for the sentence <c>Write ... here.</c></param>
    internal static object? Mismatch(SourceNode node, string name, string expected, ICollection<Diagnostic> findings)
    {
        findings.Add(node is SourceNull
            ? DeclarationCodes.NullOutsideOverlay.At(node.At.ToPlace(), $"'{name}' is null.")
            : DeclarationCodes.WrongType.At(
                node.At.ToPlace(), $"'{name}' holds {node.Kind}.", $"Write {expected} here."));
        return null;
    }
}

/// <summary>A field type with the type of its values.</summary>
public abstract class FieldType<T> : FieldType;
