using Provisioning.Diagnostics;

namespace Provisioning.Reviewing;

/// <summary>What gates refuse, and what a review says beside.</summary>
public static class GateCodes
{
    private const string Contract = "The command's contract: gates";

    public static DiagnosticDescriptor Broadening { get; } = new(
        "GAT-001", Severity.Error,
        "With --fail-on broadening nobody gains access",
        "A pipeline that may take access away unattended need not be one that may give it.",
        Contract,
        "Have somebody review the gain, then run without --fail-on broadening.");

    public static DiagnosticDescriptor Deletion { get; } = new(
        "GAT-002", Severity.Error,
        "With --fail-on deletion nothing is deleted",
        "What is deleted takes its identifiers, grants and secret with it; declaring it again makes another object.",
        Contract,
        "Declare the object again, or run without --fail-on deletion.");

    public static DiagnosticDescriptor Privileged { get; } = new(
        "GAT-003", Severity.Error,
        "Nobody gains a role that administers the realm unnoticed",
        "Whoever holds a role of realm-management can, by most of them, give itself all the others.",
        "Keycloak: partialImport with manage-realm alone makes a realm-admin; manage-users can grant what it holds",
        "Take the grant out, declare an exception for GAT-003 with a reason and an end date, or run with --privileged allow.");

    public static DiagnosticDescriptor Findings { get; } = new(
        "GAT-004", Severity.Error,
        "With --fail-on findings there is no warning",
        "A pipeline can hold declarations to a stricter measure than a person at work.",
        Contract,
        "Correct the findings, or declare exceptions with a reason and an end date.");

    public static DiagnosticDescriptor MassDeletion { get; } = new(
        "GAT-005", Severity.Error,
        "Only a small part of what the stacks own is deleted at once",
        "An emptied folder or a mistyped name looks exactly like the wish to delete everything.",
        Contract,
        "Check that the declarations are complete; if they are, run with --max-deletions and the number shown.");

    public static DiagnosticDescriptor Latency { get; } = new(
        "WDR-001", Severity.Info,
        "A removal says when it takes effect",
        "Keycloak does not take back issued access tokens: what they carry holds until they expire.",
        "Rights withdrawal requirement 3.4; Keycloak: issued client-credentials tokens outlive a removed grant",
        "Count on the removal only after that time, or shorten the realm's access token lifespan beforehand.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [Broadening, Deletion, Privileged, Findings, MassDeletion, Latency];
}
