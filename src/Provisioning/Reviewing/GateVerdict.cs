using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>What one gate says about a review.</summary>
/// <param name="Message">One sentence, whether it refuses or not.</param>
/// <param name="Causes">What makes it refuse, the first few of many; empty when it does not.</param>
public sealed record GateVerdict(Gate Gate, bool Refused, string Message, ImmutableArray<Diagnostic> Causes)
{
    /// <summary>As the command's options name it.</summary>
    public string Name => Gate switch
    {
        Gate.Broadening => "broadening",
        Gate.Deletion => "deletion",
        Gate.Privileged => "privileged",
        Gate.Findings => "findings",
        _ => "max-deletions",
    };
}
