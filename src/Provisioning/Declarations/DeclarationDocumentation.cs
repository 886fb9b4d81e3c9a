using System.Text;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations;

/// <summary>The reference of all fields as Markdown, from the same table that the reader uses.</summary>
public static class DeclarationDocumentation
{
    public static string Render()
    {
        var text = new StringBuilder();
        text.Append("# The format of declarations\n\n");
        text.Append("Generated from the field table that the reader uses; a test keeps it true.\n\n");
        text.Append("Unknown, missing, duplicate and mistyped fields are findings with file, line and column. ");
        text.Append("An overlay (`TENANT/ENVIRONMENT.json`) has the fields of `stack.json`, requires none of them, ");
        text.Append("merges by key, and removes with `null`.\n");
        var written = new HashSet<Shape>();
        foreach (var (kind, where) in new[]
        {
            ("catalogue", "`stacks/catalogue/*.json`"),
            ("environment", "`stacks/environments/NAME.json`"),
            ("stack", "`stacks/TENANT/stack.json`"),
        })
        {
            text.Append($"\n## {where}\n");
            Append(text, JsonSchemas.ShapeOf(kind), written);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Shape shape, HashSet<Shape> written)
    {
        if (!written.Add(shape))
        {
            return;
        }

        text.Append($"\n### {shape.Title}\n\n{shape.Summary}\n\n");
        text.Append("| Field | Type | Meaning |\n| --- | --- | --- |\n");
        foreach (var field in shape.Fields)
        {
            var required = field.Required ? " (required)" : string.Empty;
            text.Append($"| `{field.Name}`{required} | {field.Type.Description} | {field.Summary} |\n");
        }

        foreach (var field in shape.Fields)
        {
            if (field.Type.Inner is { } inner)
            {
                Append(text, inner, written);
            }
        }
    }
}
