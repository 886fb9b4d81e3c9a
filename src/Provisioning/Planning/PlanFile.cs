using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Representations;

namespace Provisioning.Planning;

/// <summary>
/// The saved form of a plan: JSON with a version, objects in Keycloak's representation. It holds no secret, because a plan
/// knows none. The field changes stand in it for people; they are not read back, because the two sides say them, but the
/// digest covers them too: nobody may review other words than those the preview wrote.
/// </summary>
public static class PlanFile
{
    private const string Next = "Make the plan again with `provision preview --out`.";

    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Plan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteNumber("formatVersion", Plan.CurrentFormatVersion);
            writer.WriteString("environment", plan.Environment);
            writer.WriteString("realm", plan.Realm);
            writer.WriteStartArray("stacks");
            foreach (var stack in plan.Stacks)
            {
                writer.WriteStringValue(stack);
            }

            writer.WriteEndArray();
            writer.WriteString("observedDigest", plan.ObservedDigest);
            writer.WriteStartArray("changes");
            foreach (var change in plan.Changes)
            {
                SavedChange.Write(writer, change);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("secrets");
            foreach (var secret in plan.Secrets)
            {
                SavedChange.Write(writer, secret);
            }

            writer.WriteEndArray();
            writer.Flush();
            writer.WriteString(PlanDigest.Property, PlanDigest.Of(buffer.WrittenSpan));
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>Reads a saved plan. Whatever the bytes are, what is wrong with them is a finding.</summary>
    /// <param name="path">What findings name as the file.</param>
    public static PlanReading Read(ReadOnlyMemory<byte> content, string path = "plan")
    {
        var notes = new ReadingNotes(new SourceFile(path, content));
        try
        {
            if (!Utf8.IsValid(content.Span))
            {
                return Refused(PlanningCodes.UnreadablePlan.At(Place.InFile(path), "The saved plan is not UTF-8."));
            }

            using var document = JsonDocument.Parse(content, Parsing);
            NamesAndTexts.CheckTexts(content.Span);
            return Read(new JsonFields(document.RootElement, notes), PlanDigest.Of(content.Span), path);
        }
        catch (JsonException e)
        {
            var (line, column) = ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            return Refused(PlanningCodes.UnreadablePlan.At(Place.InFile(path, line, column), "The saved plan is not JSON.", Next));
        }
    }

    private static PlanReading Read(JsonFields fields, string digest, string path)
    {
        var version = fields.Number("formatVersion");
        if (version != Plan.CurrentFormatVersion)
        {
            return Refused(PlanningCodes.UnknownPlanFormat.At(
                Place.InFile(path), $"The saved plan has format {version}; this version reads format {Plan.CurrentFormatVersion}."));
        }

        if (fields.Text(PlanDigest.Property) != digest)
        {
            return Refused(PlanningCodes.EditedPlan.At(
                Place.InFile(path), "The saved plan was changed after the preview wrote it: its content does not fit its digest."));
        }

        var stacks = ValueList.From(fields.Texts("stacks"));
        var changes = new SavedChanges(fields.Notes, stacks);
        var plan = new Plan
        {
            Environment = fields.Text("environment"),
            Realm = fields.Text("realm"),
            Stacks = stacks,
            ObservedDigest = fields.Text("observedDigest"),
            Changes = ValueList.From(fields.Objects("changes").Select(changes.Read).OfType<Change>()),
            Secrets = ValueList.From(fields.Objects("secrets").Select(changes.ReadSecret).OfType<SecretChange>()),
        };
        var findings = changes.Findings(path);
        return new PlanReading(plan, Diagnostic.Sort([.. fields.Notes.Findings, .. findings]));
    }

    private static PlanReading Refused(Diagnostic finding) =>
        new(new Plan { Environment = string.Empty, Realm = string.Empty }, [finding]);
}
