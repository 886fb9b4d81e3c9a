using Provisioning.Collections;
using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>A list of texts: references, or words of a closed set. Things with names of their own are never listed.</summary>
public sealed class ListType(TextType item) : FieldType<ValueList<Located<string>>>
{
    public override string Description => item.Description == "text" ? "list of texts" : $"list; each {item.Description}";

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings)
    {
        if (node is not SourceArray array)
        {
            return Mismatch(node, name, findings);
        }

        var read = new List<Located<string>>(array.Items.Length);
        foreach (var element in array.Items)
        {
            if (item.Read(element, name, findings) is not string text)
            {
                continue;
            }

            if (array.Items.Length <= 64 && read.Exists(r => r.Value == text))
            {
                findings.Add(DeclarationCodes.Duplicate.At(element.At.ToPlace(), $"'{name}' lists '{text}' a second time."));
                continue;
            }

            read.Add(new Located<string>(text, element.At));
        }

        return ValueList.From(read);
    }

    internal override void WriteSchema(SchemaWriter writer) => writer.List(item);
}
