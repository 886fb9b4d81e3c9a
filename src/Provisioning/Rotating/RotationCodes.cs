using Provisioning.Diagnostics;

namespace Provisioning.Rotating;

/// <summary>What is to be said about secrets that are replaced, or that end.</summary>
public static class RotationCodes
{
    private const string Overlap = "Keycloak's client policies, executor secret-rotation (answers of 24.0.5 and 26.5)";

    public static DiagnosticDescriptor NoOverlap { get; } = new(
        "ROT-001",
        Severity.Error,
        "The former secret goes on working while consumers load the new one",
        "Without a client policy that rotates, Keycloak ends the former secret at the moment it makes a new one.",
        Overlap,
        "Let the realm rotate with an overlap (`provision policy ENVIRONMENT`), or accept the gap with --no-overlap.");

    public static DiagnosticDescriptor OverlapRuns { get; } = new(
        "ROT-002",
        Severity.Warning,
        "A secret is not rotated again while its former one still works",
        "Keycloak keeps two secrets: a second rotation ends the oldest at once, whoever still signs in with it.",
        Overlap,
        "Wait until it ends, end it with --finish, or rotate nevertheless with --again.");

    public static DiagnosticDescriptor NotThere { get; } = new(
        "ROT-003",
        Severity.Error,
        "A technical user whose secret is rotated is in the realm",
        "There is nothing to rotate yet.",
        "Realm as it was read",
        "Make it with `provision up`.");

    public static DiagnosticDescriptor DueSoon { get; } = new(
        "ROT-004",
        Severity.Info,
        "Secrets that are due for rotation within two weeks are told",
        "Whoever runs a consumer wants to know before its secret changes.",
        "Field rotateAfterDays",
        "Nothing: the first `provision up` after that day rotates it. `provision rotate` does it earlier.");

    public static DiagnosticDescriptor DueWithoutOverlap { get; } = new(
        "ROT-005",
        Severity.Warning,
        "A secret that is due is rotated",
        "An up never ends a secret that somebody signs in with, and here a rotation would.",
        Overlap,
        "Let the realm rotate with an overlap (`provision policy ENVIRONMENT`), or run `provision rotate` with --no-overlap.");

    public static DiagnosticDescriptor Expired { get; } = new(
        "ROT-006",
        Severity.Warning,
        "Secrets have not expired",
        "Under a policy that rotates, a secret ends by itself, and nobody signs in with it any longer.",
        Overlap,
        "Rotate it with `provision rotate`; the expired one then works again for the length of the overlap.");

    public static DiagnosticDescriptor ChangeRotates { get; } = new(
        "ROT-007",
        Severity.Info,
        "What a change of a client does to its secret is told",
        "Keycloak replaces an expired secret with the next update of its client, whatever that update is about.",
        Overlap,
        "Nothing: the vault gets the new secret in the same run.");

    public static DiagnosticDescriptor FeatureOff { get; } = new(
        "ROT-008",
        Severity.Error,
        "The server can rotate secrets with an overlap",
        "The feature client-secret-rotation is off by default before release 26.8.",
        "Keycloak: features",
        "Start the server with --features=client-secret-rotation.");

    public static DiagnosticDescriptor AllClients { get; } = new(
        "ROT-009",
        Severity.Error,
        "A policy is for the technical users that this tool writes",
        "Before release 26 no condition chooses clients by attribute: the policy makes the secrets of all confidential clients of the realm end, those of others as well.",
        "Answers of Keycloak 24.0.5 and 25.0.6",
        "Upgrade to release 26, or accept that with --all-clients after asking who else has clients in the realm.");

    public static DiagnosticDescriptor NewSecretRefused { get; } = new(
        "ROT-010",
        Severity.Error,
        "The realm accepts the new secret",
        "A rotation is done only when a token request with the new secret has succeeded.",
        "RFC 6749, section 4.4",
        "Run the command again; when it stays so, look for the client's token requests in the server's log.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [NoOverlap, OverlapRuns, NotThere, DueSoon, DueWithoutOverlap, Expired, ChangeRotates, FeatureOff, AllClients, NewSecretRefused];
}
