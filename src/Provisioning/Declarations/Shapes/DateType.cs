using System.Globalization;
using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Shapes;

/// <summary>A day, <c>2027-03-31</c>. It counts as a whole, in UTC.</summary>
public sealed class DateType : FieldType<DateOnly?>
{
    public static DateType Instance { get; } = new();

    public override string Description => "a day like `2027-03-31`";

    internal override object? Read(SourceNode node, string name, ICollection<Diagnostic> findings)
    {
        if (node is not SourceText text)
        {
            return Mismatch(node, name, findings);
        }

        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        findings.Add(DeclarationCodes.WrongValue.At(
            node.At.ToPlace(), $"'{name}' cannot be '{text.Value}'.", "Write a day of the calendar like 2027-03-31."));
        return null;
    }

    internal override void WriteSchema(SchemaWriter writer) => writer.Date();
}
