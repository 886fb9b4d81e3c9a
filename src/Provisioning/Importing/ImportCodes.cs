using Provisioning.Diagnostics;

namespace Provisioning.Importing;

/// <summary>What can be said about a realm while declarations are made of it.</summary>
public static class ImportCodes
{
    private const string Docs = "docs/import.md";

    public static DiagnosticDescriptor AlreadyManaged { get; } = new(
        "IMP-001", Severity.Error, "An imported realm is not managed yet",
        "Its marks name stacks that declare it already; a second set of declarations would fight with the first.",
        Docs, "Work with the declarations of those stacks.");

    public static DiagnosticDescriptor LeftOut { get; } = new(
        "IMP-002", Severity.Warning, "Everything in the realm can be declared",
        "What cannot be declared is left alone in the realm: nobody changes it, and nobody reviews it.",
        Docs, "Rename it in the realm, or go on without it.");

    public static DiagnosticDescriptor NotAsFound { get; } = new(
        "IMP-003", Severity.Error, "The declarations say exactly what was found",
        "An import whose next plan changes something would not be an import.",
        Docs, "Change it in the realm to something that can be declared, then import again.");

    public static DiagnosticDescriptor OrdinaryClient { get; } = new(
        "IMP-004", Severity.Info, "A client with a service account does nothing else",
        "People sign in through this client as well, so it becomes an application: what its service account holds is not managed.",
        Docs, "Give the service a technical user of its own.");

    public static DiagnosticDescriptor SecretsElsewhere { get; } = new(
        "IMP-005", Severity.Info, "Secrets stay where they are",
        "Whoever uses a technical user has its secret already; an import neither reads nor stores any.",
        Docs, "Take the line \"secret\": \"elsewhere\" away, and `provision up` puts the present secret into the vault.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [AlreadyManaged, LeftOut, NotAsFound, OrdinaryClient, SecretsElsewhere];
}
