using System.Globalization;
using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>What is declared for a time only.</summary>
internal static class EndingsJson
{
    public static void Write(JsonPage page, ImmutableArray<Ending> endings)
    {
        var writer = page.Writer;
        writer.WriteStartArray("endings");
        foreach (var ending in endings)
        {
            writer.WriteStartObject();
            writer.WriteString("technicalUser", ending.ClientId);
            if (ending.Role is { } role)
            {
                writer.WriteString("role", role.ToString());
            }

            writer.WriteString("until", ending.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteBoolean("ended", ending.HasEnded);
            writer.WriteString("reason", ending.Reason);
            writer.WriteString("file", ending.Place.File);
            writer.WriteNumber("line", ending.Place.Line);
            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
    }
}
