using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.History;
using Provisioning.Planning;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>All that somebody has to see before a plan is applied. Views render it and decide nothing.</summary>
public sealed record Review
{
    public required string Environment { get; init; }

    public required ValueList<string> Stacks { get; init; }

    public required string Location { get; init; }

    /// <summary>Who gains and loses what.</summary>
    public required AccessDifference Access { get; init; }

    /// <summary>Grants that went from a role that is no more to its successors.</summary>
    public Map<Principal, ValueList<RoleMove>> Moves { get; init; } = Map<Principal, ValueList<RoleMove>>.Empty;

    public required Plan Plan { get; init; }

    /// <summary>Who made the drifted changes; null where nobody asked.</summary>
    public ChangeHistory? History { get; init; }

    /// <summary>Sorted; with what the review itself has to say about removals.</summary>
    public required ImmutableArray<Diagnostic> Findings { get; init; }

    /// <summary>Findings and privileged gains that an exception in force covers.</summary>
    public required ImmutableArray<AcceptedFinding> Accepted { get; init; }

    /// <summary>What the reviewed stacks declare for a time only, the first to end first.</summary>
    public ImmutableArray<Ending> Endings { get; init; } = [];

    /// <summary>What must not be overlooked, the worst first.</summary>
    public ImmutableArray<Risk> Risks { get; init; } = [];

    /// <summary>Whose the technical users are for whom access changes: the stack's name.</summary>
    public Map<Principal, string> Owners { get; init; } = Map<Principal, string>.Empty;

    /// <summary>One verdict for each gate that was asked, in the order of <see cref="Gate"/>.</summary>
    public required ImmutableArray<GateVerdict> Gates { get; init; }

    public bool IsRefused => Gates.Any(g => g.Refused);

    public bool HasErrors => Count(Severity.Error) > 0;

    /// <summary>Whether an error forbids to apply the plan; one about what the plan removes does not.</summary>
    public bool IsBlocked => Findings.Any(PlanningCodes.Blocks);

    /// <summary>Nothing to apply and nobody's access changes.</summary>
    public bool IsEmpty => Plan.IsEmpty && Access.IsEmpty;

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}
