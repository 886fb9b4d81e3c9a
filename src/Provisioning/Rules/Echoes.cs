using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>
/// Tells findings from echoes: what could not be read or resolved is missing for the rules, and was already reported as such.
/// All other findings are shown at once with what could not be read.
/// </summary>
internal sealed class Echoes
{
    private static readonly HashSet<string> Texts = DeclarationCodes.All.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);

    private readonly bool isComplete;
    private readonly HashSet<string> files;

    /// <param name="reported">What reading and compiling found.</param>
    public Echoes(ImmutableArray<Diagnostic> reported)
    {
        var errors = reported.Where(f => f.Severity == Severity.Error).ToArray();
        isComplete = errors.Length == 0;
        files = errors.Where(f => Texts.Contains(f.Code)).Select(f => f.Place.File).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>No findings of a rule can be trusted before everything is read.</summary>
    public bool Silence(DiagnosticDescriptor descriptor) => !isComplete && descriptor.Absence == Absence.OfAnything;

    public bool Contain(DiagnosticDescriptor descriptor, Diagnostic finding) =>
        Silence(descriptor) || (descriptor.Absence == Absence.OfFields && files.Contains(finding.Place.File));
}
