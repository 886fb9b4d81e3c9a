namespace Provisioning.Declarations.Shapes;

/// <summary>
/// A field of a declaration. The same object drives the reader, the JSON Schema and the documentation, so they cannot differ.
/// </summary>
public abstract class Field(string name, FieldType type, string summary, bool required)
{
    public string Name { get; } = name;

    public FieldType Type { get; } = type;

    /// <summary>One sentence or two for people, in the schema and in the documentation.</summary>
    public string Summary { get; } = summary;

    public bool Required { get; } = required;

    /// <summary>Its place in its shape, set when the shape is made.</summary>
    internal int Index { get; set; }
}

/// <summary>A field whose value is a <typeparamref name="T"/>; absent or unreadable fields have the fallback.</summary>
public sealed class Field<T>(string name, FieldType<T> type, string summary, T fallback, bool required = false)
    : Field(name, type, summary, required)
{
    public T Fallback { get; } = fallback;
}
