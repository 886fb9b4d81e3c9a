using Provisioning.Diagnostics;

namespace Provisioning.Planning;

/// <summary>A saved plan. With a finding of severity error it is only as much as could be read, and not to be applied.</summary>
public sealed record PlanReading(Plan Plan, ImmutableArray<Diagnostic> Findings);
