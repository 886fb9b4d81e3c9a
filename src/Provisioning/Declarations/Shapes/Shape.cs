using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>The fields of one kind of object: one row of the field table for each.</summary>
public sealed class Shape
{
    public Shape(string name, string title, string summary, params ReadOnlySpan<Field> fields)
    {
        Name = name;
        Title = title;
        Summary = summary;
        Fields = [.. fields];
        for (var i = 0; i < Fields.Length; i++)
        {
            Fields[i].Index = i;
        }
    }

    /// <summary>The name of its definition in the JSON Schema.</summary>
    public string Name { get; }

    public string Title { get; }

    public string Summary { get; }

    public ImmutableArray<Field> Fields { get; }

    /// <summary>Reads every field it can; the rest become findings.</summary>
    public ShapeValues Read(SourceObject source, ICollection<Diagnostic> findings)
    {
        var values = new object?[Fields.Length];
        foreach (var member in source.Members)
        {
            var field = Find(member.Name);
            if (field is not null)
            {
                values[field.Index] = field.Type.Read(member.Value, field.Name, findings);
            }
            else if (member.Name != "$schema")
            {
                findings.Add(DeclarationCodes.UnknownField.At(
                    member.At.ToPlace(),
                    $"{Title} has no field '{member.Name}'.",
                    Spelling.Suggest(member.Name, Fields.Select(f => f.Name))));
            }
        }

        foreach (var field in Fields)
        {
            if (field.Required && source.Find(field.Name) is null)
            {
                findings.Add(DeclarationCodes.MissingField.At(
                    source.At.ToPlace(), $"{Title} lacks '{field.Name}'.", $"Add it: {field.Summary}"));
            }
        }

        return new ShapeValues(source, values);
    }

    private Field? Find(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }
}
