using System.Diagnostics.CodeAnalysis;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Revisions;

/// <summary>A revision could not be found or read; the finding says why.</summary>
[SuppressMessage("Design", "CA1032", Justification = "without its finding it would end the command without a word")]
public sealed class RevisionException(Diagnostic finding) : Exception(finding.Message)
{
    public Diagnostic Finding { get; } = finding;
}
