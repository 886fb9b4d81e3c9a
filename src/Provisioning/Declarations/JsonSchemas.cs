using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Declarations.Shapes;
using Provisioning.Declarations.Tables;

namespace Provisioning.Declarations;

/// <summary>The JSON Schema of each kind of file, from the same table that the reader uses.</summary>
public static class JsonSchemas
{
    public static ValueList<string> Kinds { get; } = ["catalogue", "environment", "overlay", "stack"];

    /// <summary>The schema as indented JSON with a final newline.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is none of <see cref="Kinds"/>.</exception>
    public static string For(string kind)
    {
        var shape = ShapeOf(kind);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new SchemaWriter(json, overlay: kind == "overlay").Document(shape, FileNameOf(kind));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    public static string FileNameOf(string kind) => $"{kind}.schema.json";

    internal static Shape ShapeOf(string kind) => kind switch
    {
        "catalogue" => CatalogueTable.Shape,
        "environment" => EnvironmentTable.Shape,
        "overlay" or "stack" => StackTable.Shape,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of file."),
    };
}
