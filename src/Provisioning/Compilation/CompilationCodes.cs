using Provisioning.Diagnostics;

namespace Provisioning.Compilation;

/// <summary>What can be wrong with names and references.</summary>
public static class CompilationCodes
{
    private const string KeycloakLimits = "Keycloak 24.0.5 and 26.5: names over 255 characters and '.', '..' or empty names fail";

    public static DiagnosticDescriptor UnknownReference { get; } = new(
        "CMP-001", Severity.Error, "References name something that exists",
        "A grant of a role that is nowhere declared would fail, or worse, create the role.",
        "Catena-X roles and rights concept, 2.4", "Correct the name, or declare it in the catalogue.");

    public static DiagnosticDescriptor AmbiguousReference { get; } = new(
        "CMP-002", Severity.Error, "A bare name means one thing",
        "Names are unique only per client: the same name can be another right elsewhere.",
        "CX-Central 4.2.1: 'Company Admin' and 'view_documents' exist in two clients", "Write it as client/name.");

    public static DiagnosticDescriptor CompositeCycle { get; } = new(
        "CMP-003", Severity.Error, "Roles do not contain themselves",
        "Keycloak accepts a cycle, and then every role in it grants what all of them grant.",
        "Keycloak Admin REST API: composites", "Remove one of the members.");

    public static DiagnosticDescriptor KeycloakName { get; } = new(
        "CMP-004", Severity.Error, "Names fit Keycloak",
        "The server answers such names with an internal error, or takes them for another object.", KeycloakLimits,
        "Choose another name.");

    public static DiagnosticDescriptor VaultName { get; } = new(
        "CMP-005", Severity.Error, "Secret names are distinct",
        "Two technical users with one secret name would share a secret.", "Azure Key Vault: names are compared without case",
        "Change the naming pattern of secrets, or one of the names.");

    public static DiagnosticDescriptor ClientIdTaken { get; } = new(
        "CMP-006", Severity.Error, "Client ids are distinct",
        "Client ids of technical users must differ in more than case, because their service accounts' user names have none.",
        "Keycloak: user names are case-blind", "Rename one of the two, or set its 'clientId'.");

    public static DiagnosticDescriptor PatternGap { get; } = new(
        "CMP-007", Severity.Error, "Naming patterns can be filled",
        "A name with a hole in it would not be unique.", "docs/declarations.md, naming",
        "Give the stack the missing field, or change the pattern.");

    public static DiagnosticDescriptor FormerName { get; } = new(
        "CMP-008", Severity.Error, "Former role names are not used",
        "The role was removed from the platform, and its successors split its rights.",
        "Catena-X releases 2.0.0 and 3.0.0", "Use the successors.");

    public static DiagnosticDescriptor UnknownApp { get; } = new(
        "CMP-009", Severity.Error, "Activated apps exist and have profiles",
        "An activation makes the technical users of the app's profiles; without any it does nothing.",
        "Catena-X technical user creation: technical user profiles", "Correct the app's client id, or add a profile to the app.");

    public static DiagnosticDescriptor UnknownProfile { get; } = new(
        "CMP-010", Severity.Error, "Profiles exist",
        "A profile carries the technical user's grants.", "Catena-X technical user creation: technical user profiles",
        "Write it as app/profile.");

    public static DiagnosticDescriptor SameName { get; } = new(
        "CMP-011", Severity.Error, "A name means one thing within its application",
        "A permission and a role of one client share one namespace in Keycloak.", "Keycloak: client roles",
        "Rename one of the two.");

    public static DiagnosticDescriptor TechnicalUserTwice { get; } = new(
        "CMP-012", Severity.Error, "A technical user is declared once",
        "The activation of an app makes a technical user of the same name.", "docs/declarations.md, activations",
        "Rename the declared one.");

    public static DiagnosticDescriptor GrantTwice { get; } = new(
        "CMP-013", Severity.Warning, "A grant is declared once",
        "The same role stands here under two spellings; removing one of them would not remove the grant.",
        "docs/declarations.md, grants", "Remove one of the two.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnknownReference, AmbiguousReference, CompositeCycle, KeycloakName, VaultName, ClientIdTaken, PatternGap, FormerName,
        UnknownApp, UnknownProfile, SameName, TechnicalUserTwice, GrantTwice,
    ];
}
