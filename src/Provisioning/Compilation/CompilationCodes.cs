using Provisioning.Diagnostics;

namespace Provisioning.Compilation;

/// <summary>What can be wrong with names and references.</summary>
public static class CompilationCodes
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
