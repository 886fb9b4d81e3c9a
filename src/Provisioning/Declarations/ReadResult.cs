using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>What was declared, as far as it could be read, and everything wrong with the text of it.</summary>
public sealed record ReadResult(DeclarationSet Declarations, ImmutableArray<Diagnostic> Findings)
{
    internal KnownTenants Tenants { get; init; } = KnownTenants.None;
}
