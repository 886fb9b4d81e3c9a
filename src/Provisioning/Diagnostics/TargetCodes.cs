namespace Provisioning.Diagnostics;

/// <summary>What can be wrong with realm files, secret files, settings and servers, whichever adapter finds it.</summary>
public static class TargetCodes
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
