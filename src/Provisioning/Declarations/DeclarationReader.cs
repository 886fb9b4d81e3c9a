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
    /// <param name="known">Another state of the same project, read before: tenants whose files are the same ones are taken from it.</param>
    public static ReadResult Read(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, SourceFile> overrides, ReadResult? known = null)
    {
        // Sorted, so that neither the order on disk nor that of parallel readers shows.
        var sorted = files.Select(StackFile.Of).OrderBy(f => f.File.Path, StringComparer.Ordinal).ToArray();
        var findings = new List<Diagnostic>();
        var read = sorted.Where(IsEnvironment).Select(ParsedFile.Of).ToArray();
        var environments = EnvironmentReader.Read(read.Where(p => p.Root is not null), overrides, findings);
        var before = known is not null && known.Tenants.Fit(environments) ? known.Tenants : KnownTenants.None;
        var parsed = Parse(sorted, read, before.Among(sorted));
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
        var stacks = new StackReader(environments, before).Read(parsed, findings);
        return new(
            new() { Catalogue = catalogue, Environments = environments, Stacks = stacks },
            Diagnostic.Sort(findings.Distinct()))
        {
            Tenants = KnownTenants.Of(environments, stacks.Values, sorted, findings),
        };
    }

    private static ParsedFile[] Parse(StackFile[] sorted, ParsedFile[] environments, HashSet<string> known)
    {
        var parsed = new ParsedFile[sorted.Length];
        Parallel.For(0, sorted.Length, i => parsed[i] =
            IsEnvironment(sorted[i]) ? Array.Find(environments, e => ReferenceEquals(e.File, sorted[i]))!
            : sorted[i].Tenant.Length > 0 && known.Contains(sorted[i].Tenant) ? ParsedFile.Known(sorted[i])
            : ParsedFile.Of(sorted[i]));
        return parsed;
    }

    private static bool IsEnvironment(StackFile file) => file.Kind == StackFileKind.Environment;

    private static IEnumerable<SourceObject> Roots(ParsedFile[] parsed, StackFileKind kind) =>
        parsed.Where(p => p.File.Kind == kind && p.Root is not null).Select(p => p.Root!);
}
