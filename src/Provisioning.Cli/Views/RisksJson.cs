using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>What must not be overlooked, as JSON: one by one, the worst first.</summary>
internal static class RisksJson
{
    public static void Write(JsonPage page, ImmutableArray<Risk> risks)
    {
        var writer = page.Writer;
        writer.WriteStartArray("risks");
        foreach (var risk in risks)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", risk.KindName);
            writer.WriteString("who", risk.Who);
            writer.WriteString("what", risk.What);
            if (risk.Place.File.Length > 0)
            {
                writer.WriteString("file", risk.Place.File);
                writer.WriteNumber("line", risk.Place.Line);
            }

            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
    }
}
