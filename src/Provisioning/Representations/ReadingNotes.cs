using System.Runtime.InteropServices;
using System.Text.Json;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Representations;

/// <summary>
/// Collects what is odd about one JSON document while it becomes records, so that reading never stops at the first oddity.
/// </summary>
/// <param name="file">The document; its path is what findings name, for a server's answer the address.</param>
/// <param name="secretsExpected">
/// True for answers of a server, which carry secrets by nature: they are dropped without a word. In a file each is a finding.
/// </param>
public sealed class ReadingNotes(SourceFile file, bool secretsExpected = false)
{
    private readonly List<Diagnostic> findings = [];

    public SourceFile File { get; } = file;

    public bool SecretsExpected { get; } = secretsExpected;

    public ImmutableArray<Diagnostic> Findings => Diagnostic.Sort(findings.Distinct());

    public bool HasErrors => findings.Exists(f => f.Severity == Severity.Error);

    internal void Add(DiagnosticDescriptor code, JsonElement at, string message, string next = "", string subject = "") =>
        findings.Add(code.At(PlaceOf(at, subject), message, next));

    internal void Add(DiagnosticDescriptor code, int line, int column, string message, string next = "") =>
        findings.Add(code.At(Place.InFile(File.Path, line, column), message, next));

    /// <summary>A parsed element is a window onto the file's bytes, so its offset there is its position.</summary>
    private Place PlaceOf(JsonElement element, string subject)
    {
        if (element.ValueKind != JsonValueKind.Undefined
            && File.Content.Span.Overlaps(JsonMarshal.GetRawUtf8Value(element), out var offset))
        {
            var (line, column) = File.LineAndColumn(offset);
            return Place.InFile(File.Path, line, column, subject);
        }

        return Place.InFile(File.Path, subject: subject);
    }
}
