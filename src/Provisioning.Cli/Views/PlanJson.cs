using System.Text.Json;
using Provisioning.Cli.Terminals;
using Provisioning.Collections;
using Provisioning.History;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>A plan's changes and secrets as JSON, all of them. A plan knows no secret value.</summary>
internal static class PlanJson
{
    /// <param name="history">Who made the drifted changes; null where nobody asked.</param>
    public static void Write(JsonPage page, Plan plan, ChangeHistory? history)
    {
        var writer = page.Writer;
        writer.WriteStartArray("changes");
        foreach (var change in plan.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("address", change.Address.ToString());
            writer.WriteString("kind", change.Address.KindName);
            writer.WriteString("name", change.Address.Name);
            writer.WriteString("action", ActionWords.Of(change.Action));
            writer.WriteString("reason", ActionWords.Of(change.Reason));
            writer.WriteString("stack", change.Stack);
            writer.WriteNumber("wave", change.Wave);
            writer.WriteStartArray("fields");
            foreach (var field in change.Fields)
            {
                writer.WriteStartObject();
                writer.WriteString("path", field.Path);
                writer.WriteString("before", field.Before);
                writer.WriteString("after", field.After);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (history is { IsKnown: true } && change.Reason == ChangeReason.Drifted)
            {
                WriteAuthors(writer, history.Of(change.Address));
            }

            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("secrets");
        foreach (var secret in plan.Secrets)
        {
            writer.WriteStartObject();
            writer.WriteString("action", ActionWords.Of(secret.Action));
            writer.WriteString("reason", ActionWords.Of(secret.Reason));
            writer.WriteString("name", secret.Secret.Name);
            writer.WriteString("clientId", secret.Secret.ClientId);
            writer.WriteString("stack", secret.Secret.Stack);
            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
    }

    private static void WriteAuthors(Utf8JsonWriter writer, ValueList<RecordedChange> changes)
    {
        writer.WriteStartArray("who");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("author", change.Author);
            writer.WriteString("time", change.Time.UtcDateTime);
            writer.WriteString("address", change.From);
            writer.WriteString("did", change.What);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
