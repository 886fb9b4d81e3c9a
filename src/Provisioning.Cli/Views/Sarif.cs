using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Views;

/// <summary>Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the lines.</summary>
internal static class Sarif
{
    public static void Write(TextWriter output, ImmutableArray<Diagnostic> findings, string version)
    {
        using var page = JsonPage.Bare(output);
        var writer = page.Writer;
        var codes = findings.Select(f => f.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "provision");
        writer.WriteString("semanticVersion", version);
        WriteRules(page, codes);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var finding in findings)
        {
            WriteResult(page, finding, Array.BinarySearch(codes, finding.Code, StringComparer.Ordinal));
            page.Breathe();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        page.Close();
    }

    private static void WriteRules(JsonPage page, string[] codes)
    {
        var writer = page.Writer;
        writer.WriteStartArray("rules");
        foreach (var code in codes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", code);
            if (DiagnosticCatalogue.Find(code) is { } descriptor)
            {
                WriteText(page, "shortDescription", descriptor.Title);
                WriteText(page, "fullDescription", $"{descriptor.Reason} ({descriptor.Source})");
                WriteText(page, "help", descriptor.Remedy);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteResult(JsonPage page, Diagnostic finding, int rule)
    {
        var writer = page.Writer;
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Code);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", SeverityWords.OfSarif(finding.Severity));
        WriteText(page, "message", $"{finding.Message} {finding.Next}".TrimEnd());
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        if (finding.Place.File.Length > 0)
        {
            WriteFile(page, finding.Place);
        }

        if (finding.Subject.Length > 0)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("fullyQualifiedName", finding.Subject);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFile(JsonPage page, Place place)
    {
        var writer = page.Writer;
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
        if (place.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", place.Line);
            writer.WriteNumber("startColumn", Math.Max(1, place.Column));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteText(JsonPage page, string property, string text)
    {
        page.Writer.WriteStartObject(property);
        page.Writer.WriteString("text", text);
        page.Writer.WriteEndObject();
    }
}
