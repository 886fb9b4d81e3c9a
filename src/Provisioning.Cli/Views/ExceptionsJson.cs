using Provisioning.Cli.Terminals;
using Provisioning.Rules;

namespace Provisioning.Cli.Views;

/// <summary>Findings that exceptions cover, each with its exception.</summary>
internal static class ExceptionsJson
{
    public static void Write(JsonPage page, ImmutableArray<AcceptedFinding> accepted)
    {
        var writer = page.Writer;
        writer.WriteStartArray("exceptions");
        foreach (var (finding, exception) in accepted)
        {
            writer.WriteStartObject();
            writer.WriteString("name", exception.Name);
            writer.WriteString("reason", exception.Reason);
            writer.WriteString("until", exception.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteStartObject("finding");
            FindingsJson.WriteFields(page, finding);
            writer.WriteEndObject();
            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
    }
}
