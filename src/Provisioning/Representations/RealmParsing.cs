using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>A realm file as records, and what was odd about it. With an error among the findings the state is incomplete.</summary>
public sealed record RealmParsing(RealmState State, ImmutableArray<Diagnostic> Findings)
{
    public bool IsValid => !Findings.Any(f => f.Severity == Severity.Error);
}
