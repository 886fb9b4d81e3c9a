using Provisioning.Diagnostics;

namespace Provisioning.Planning;

/// <summary>What can stand in the way of a plan: ownership, guards, gates, staleness.</summary>
public static class PlanningCodes
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [];
}
