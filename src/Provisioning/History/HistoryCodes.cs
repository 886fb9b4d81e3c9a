using Provisioning.Diagnostics;

namespace Provisioning.History;

/// <summary>Why nobody can be named for a change.</summary>
public static class HistoryCodes
{
    private const string Observed = "Admin events of Keycloak 24.0.5 and 26.5";

    public static DiagnosticDescriptor NotRecorded { get; } = new(
        "HIS-001",
        Severity.Info,
        "The realm records who changes it",
        "Without admin events nobody can say later who changed what, and a drifted change has no author.",
        Observed,
        "Switch on 'Save events' of the realm's admin events.");

    public static DiagnosticDescriptor RightMissing { get; } = new(
        "HIS-002",
        Severity.Warning,
        "Whoever asks for authors may read admin events",
        "Admin events are told to callers with 'view-events' only; nobody is guessed.",
        Observed,
        "Grant the role 'view-events' of client 'realm-management' to the service account of the administration client.");

    public static DiagnosticDescriptor CutOff { get; } = new(
        "HIS-003",
        Severity.Info,
        "The record of a change is read back to our own last apply",
        "An object may have thousands of events; what is older than the pages that are read stays unnamed.",
        "Limit of this tool",
        "Look for the older events in the console, under the object's path.");

    public static DiagnosticDescriptor NoRecord { get; } = new(
        "HIS-004",
        Severity.Info,
        "The kind of realm keeps a record of changes",
        "A file has no authors; the history of the folder it lies in may.",
        "Realm files",
        "Ask version control or the machine's own log who wrote the file.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotRecorded, RightMissing, CutOff, NoRecord];
}
