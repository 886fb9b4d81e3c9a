using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>What can be wrong with the exceptions that stacks declare.</summary>
public static class ExceptionCodes
{
    private const string Source = "Own rule: an exception is a decision for a time, made for something that exists";

    public static DiagnosticDescriptor Expired { get; } = new(
        "EXC-001",
        Severity.Error,
        "No exception outlives its date",
        "A decision to live with a finding was made until a date; after it the finding counts again.",
        Source,
        "Correct what the exception covers, or decide anew and write a later 'until' with the reason.");

    public static DiagnosticDescriptor Unused { get; } = new(
        "EXC-002",
        Severity.Warning,
        "Every exception covers a finding",
        "An exception that covers nothing hides the next finding that happens to fit it.",
        Source,
        "Remove the exception, or correct its code and subjects.")
    {
        Absence = Absence.OfAnything,
    };

    public static DiagnosticDescriptor UnknownCode { get; } = new(
        "EXC-003",
        Severity.Error,
        "Exceptions name a rule that exists",
        "An exception for a mistyped code covers nothing while its author believes otherwise.",
        Source,
        "Write the code of a rule; 'provision rules' lists them.");
}
