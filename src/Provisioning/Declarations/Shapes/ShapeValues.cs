using Provisioning.Declarations.Json;

namespace Provisioning.Declarations.Shapes;

/// <summary>What an object of a shape says, by field.</summary>
public sealed class ShapeValues(SourceObject source, object?[] values)
{
    public SourcePosition At => source.At;

    public T Get<T>(Field<T> field) => values[field.Index] is T value ? value : field.Fallback;

    /// <summary>Whether the author wrote the field and it could be read.</summary>
    public bool Has(Field field) => values[field.Index] is not null;

    /// <summary>Where the field's value stands, or the object when the field is absent.</summary>
    public SourcePosition PositionOf(Field field) => source.Find(field.Name)?.Value.At ?? source.At;
}
