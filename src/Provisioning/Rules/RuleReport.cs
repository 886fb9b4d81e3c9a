using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>What the rules found, sorted, and what of it somebody signed off.</summary>
public sealed record RuleReport
{
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Findings that an exception in force covers; shown in every review.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];
}

/// <summary>A finding and the exception that covers it.</summary>
public sealed record AcceptedFinding(Diagnostic Finding, ExceptionDeclaration Exception);
