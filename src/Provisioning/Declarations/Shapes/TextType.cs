using System.Text.RegularExpressions;
using Provisioning.Collections;
using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>A text, free, from a closed set, or of a form.</summary>
/// <param name="values">The allowed values; empty where any is.</param>
/// <param name="pattern">The form as a regular expression; empty where any is.</param>
/// <param name="form">The form in words.</param>
public sealed class TextType(ValueList<string> values, string pattern = "", string form = "") : FieldType<string>
{
    private readonly Regex? expression = pattern.Length == 0 ? null : new Regex(pattern, RegexOptions.CultureInvariant);

    public static TextType Any { get; } = new([]);

    public override string Description => (values.Count, form.Length) switch
    {
        ( > 0, _) => "one of " + string.Join(", ", values.Select(v => $"`{v}`")),
        (_, > 0) => form,
        _ => "text",
    };

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings)
    {
        if (node is not SourceText text)
        {
            return Mismatch(node, name, findings);
        }

        if (values.Count > 0 && !values.Contains(text.Value))
        {
            var near = Spelling.Suggest(text.Value, values);
            findings.Add(DeclarationCodes.WrongValue.At(
                node.At.ToPlace(), $"'{name}' cannot be '{text.Value}'.",
                near.Length > 0 ? near : $"Write {Description.Replace("`", string.Empty, StringComparison.Ordinal)}."));
            return null;
        }

        if (expression is not null && !expression.IsMatch(text.Value))
        {
            findings.Add(DeclarationCodes.WrongValue.At(
                node.At.ToPlace(), $"'{name}' cannot be '{text.Value}'.", $"Write {form}."));
            return null;
        }

        return text.Value;
    }

    internal override void WriteSchema(SchemaWriter writer) => writer.Text(values, pattern);
}
