using System.Text.Json;

namespace Provisioning.Declarations.Shapes;

/// <summary>
/// Writes a shape as a JSON Schema (draft 2020-12), so that editors complete and underline. In an overlay nothing is
/// required and everything may be null, because null removes.
/// </summary>
internal sealed class SchemaWriter(Utf8JsonWriter json, bool overlay)
{
    private readonly List<Shape> pending = [];

    public void Document(Shape root, string fileName)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", fileName);
        json.WriteString("title", root.Title);
        json.WriteString("description", root.Summary);
        Body(root, isRoot: true);
        json.WriteStartObject("$defs");
        for (var i = 0; i < pending.Count; i++)
        {
            json.WriteStartObject(pending[i].Name);
            json.WriteString("description", pending[i].Summary);
            Body(pending[i], isRoot: false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Text(IReadOnlyList<string> values, string pattern)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            if (overlay)
            {
                json.WriteNullValue();
            }

            json.WriteEndArray();
            return;
        }

        Type("string");
        if (pattern.Length > 0)
        {
            json.WriteString("pattern", pattern);
        }
    }

    public void Flag() => Type("boolean");

    public void Number(int least, int most)
    {
        Type("integer");
        json.WriteNumber("minimum", least);
        json.WriteNumber("maximum", most);
    }

    public void Date()
    {
        Type("string");
        json.WriteString("format", "date");
    }

    public void List(FieldType item)
    {
        Type("array");
        json.WriteStartObject("items");
        item.WriteSchema(new SchemaWriter(json, overlay: false));
        json.WriteEndObject();
        json.WriteBoolean("uniqueItems", true);
    }

    public void Object(Shape shape) => Reference(shape);

    public void Map(Shape shape)
    {
        Type("object");
        json.WriteStartObject("additionalProperties");
        Reference(shape);
        json.WriteEndObject();
    }

    public void Words(FieldType value)
    {
        Type("object");
        json.WriteStartObject("additionalProperties");
        value.WriteSchema(this);
        json.WriteEndObject();
    }

    private void Body(Shape shape, bool isRoot)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        if (isRoot)
        {
            json.WriteStartObject("$schema");
            json.WriteString("type", "string");
            json.WriteEndObject();
        }

        foreach (var field in shape.Fields)
        {
            json.WriteStartObject(field.Name);
            json.WriteString("description", field.Summary);
            field.Type.WriteSchema(this);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        var required = shape.Fields.Where(f => f.Required).ToArray();
        if (required.Length > 0 && !overlay)
        {
            json.WriteStartArray("required");
            foreach (var field in required)
            {
                json.WriteStringValue(field.Name);
            }

            json.WriteEndArray();
        }

        json.WriteBoolean("additionalProperties", false);
    }

    private void Reference(Shape shape)
    {
        if (!pending.Contains(shape))
        {
            pending.Add(shape);
        }

        var target = $"#/$defs/{shape.Name}";
        if (!overlay)
        {
            json.WriteString("$ref", target);
            return;
        }

        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("$ref", target);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Type(string name)
    {
        if (!overlay)
        {
            json.WriteString("type", name);
            return;
        }

        json.WriteStartArray("type");
        json.WriteStringValue(name);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }
}
