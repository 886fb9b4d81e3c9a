using Provisioning.Declarations.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>
/// From the files under <c>stacks/</c> to what their authors wrote. It reads on past every mistake, so that all findings are
/// shown at once.
/// </summary>
public static class DeclarationReader
{
    private static readonly Dictionary<string, SourceFile> NoOverrides = [];

    public static ReadResult Read(IEnumerable<SourceFile> files) => Read(files, NoOverrides);

    /// <param name="files">The files; their paths say what each one is.</param>
    /// <param name="overrides">
    /// For environments by name, a file that is laid over <c>environments/NAME.json</c>: settings of the pipeline that runs.
    /// </param>
    public static ReadResult Read(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, SourceFile> overrides)
    {
        // Sorted, so that neither the order on disk nor that of parallel readers shows.
        var sorted = files.Select(StackFile.Of).OrderBy(f => f.File.Path, StringComparer.Ordinal).ToArray();
        var parsed = new ParsedFile[sorted.Length];
        Parallel.For(0, sorted.Length, i => parsed[i] = ParsedFile.Of(sorted[i]));

        var findings = new List<Diagnostic>();
        foreach (var file in parsed)
        {
            findings.AddRange(file.Findings);
            if (file.File.Kind == StackFileKind.Unknown)
            {
                findings.Add(DeclarationCodes.NotRead.At(
                    Place.InFile(file.File.File.Path), "Nothing reads this file where it is."));
            }
        }

        var catalogue = CatalogueReader.Read(Roots(parsed, StackFileKind.Catalogue), findings);
        var environments = EnvironmentReader.Read(
            parsed.Where(p => p.File.Kind == StackFileKind.Environment && p.Root is not null), overrides, findings);
        var stacks = new StackReader(environments).Read(parsed, findings);
        return new(
            new() { Catalogue = catalogue, Environments = environments, Stacks = stacks },
            Diagnostic.Sort(findings.Distinct()));
    }

    private static IEnumerable<SourceObject> Roots(ParsedFile[] parsed, StackFileKind kind) =>
        parsed.Where(p => p.File.Kind == kind && p.Root is not null).Select(p => p.Root!);
}
