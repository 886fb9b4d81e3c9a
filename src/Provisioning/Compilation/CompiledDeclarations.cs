using Provisioning.Collections;
using Provisioning.Declarations;

namespace Provisioning.Compilation;

/// <summary>What declarations mean, for every environment.</summary>
public sealed record CompiledDeclarations
{
    public required DeclarationSet Declarations { get; init; }

    public Map<string, CompiledEnvironment> Environments { get; init; } = Map<string, CompiledEnvironment>.Empty;
}
