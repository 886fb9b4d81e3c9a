namespace Provisioning.Diagnostics;

/// <summary>What can stand between a command line and its answer.</summary>
public static class CommandCodes
{
    public static DiagnosticDescriptor Usage { get; } = new(
        "CMD-001", Severity.Error, "The command line is understood",
        "A mistyped option that is ignored would do something else than was meant.",
        "provision --help",
        "Run the command with --help: it shows the options and two examples.");

    public static DiagnosticDescriptor UnknownStack { get; } = new(
        "CMD-002", Severity.Error, "Named stacks exist",
        "A stack is a tenant in an environment, such as acme.dev; a pattern with * must fit at least one.",
        "provision --help",
        "Name a declared stack, or a pattern such as '*.dev'.");

    public static DiagnosticDescriptor ConfirmationNeeded { get; } = new(
        "CMD-003", Severity.Error, "Changes are confirmed",
        "Nobody can answer a question in a pipe, and silence is no consent.",
        "provision up --help",
        "Run it again with --yes, or on a terminal.");

    public static DiagnosticDescriptor UnreadableArgument { get; } = new(
        "CMD-005", Severity.Error, "Files named on the command line can be read, or written",
        "An answer about a file that could not be read would be an answer about nothing.",
        "provision --help",
        "Check the path and its rights.");

    public static DiagnosticDescriptor UnknownName { get; } = new(
        "CMD-006", Severity.Error, "Names given on the command line exist",
        "An empty answer about a mistyped name would look like proof that nobody has access.",
        "provision --help",
        "Use a name that exists.");

    public static DiagnosticDescriptor TerminalOnly { get; } = new(
        "CMD-007", Severity.Error, "Secrets are shown on a terminal only",
        "Through a pipe a secret ends in logs and files that nobody guards.",
        "invariant: secret-free",
        "Run it on a terminal.");

    public static DiagnosticDescriptor TargetInUse { get; } = new(
        "CMD-008", Severity.Error, "No other run holds the realm",
        "Two runs at once would each plan on what the other is changing.",
        "invariant: idempotent",
        "Wait for the other run to end, then run it again.");

    public static DiagnosticDescriptor TargetUnavailable { get; } = new(
        "CMD-009", Severity.Error, "The target can be reached",
        "A file, a folder or a server that the command needs refused it.",
        "the operating system or the network",
        "Restore access, then run it again: a run that stopped converges.");

    public static DiagnosticDescriptor Cancelled { get; } = new(
        "CMD-010", Severity.Error, "The run was not cancelled",
        "A cancelled run finishes the change it is at and reports what was done.",
        "provision up --help",
        "Run it again: it goes on where it stopped.");

    public static DiagnosticDescriptor NotConfirmed { get; } = new(
        "CMD-011", Severity.Error, "The question was answered with yes",
        "Nothing happens without consent.",
        "provision up --help",
        "Nothing was changed. Run it again and answer y, or use --yes.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Usage, UnknownStack, ConfirmationNeeded, UnreadableArgument, UnknownName, TerminalOnly, TargetInUse,
        TargetUnavailable, Cancelled, NotConfirmed,
    ];
}
