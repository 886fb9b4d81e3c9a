using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>What can be wrong with the text of a declaration.</summary>
public static class DeclarationCodes
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
