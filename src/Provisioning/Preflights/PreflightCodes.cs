using Provisioning.Diagnostics;

namespace Provisioning.Preflights;

/// <summary>What a preflight can find beside what stops every run (<see cref="KeycloakCodes"/>).</summary>
public static class PreflightCodes
{
    private const string Observed = "Answers of Keycloak 24.0.5 and 26.5";

    public static DiagnosticDescriptor RightMissingToApply { get; } = new(
        "PRE-001",
        Severity.Info,
        "Whoever is to apply holds the rights for it",
        "A preview needs to read only; an apply that lacks a right stops part-way.",
        Observed,
        "Nothing for a preview. Whoever applies needs these roles of client 'realm-management'.");

    public static DiagnosticDescriptor ReleaseUnsupported { get; } = new(
        "PRE-002",
        Severity.Error,
        "The server is of release 24 or later",
        "Older releases answer in ways that nobody has checked this tool against.",
        "Supported releases of this tool",
        "Upgrade the server.");

    public static DiagnosticDescriptor ReleaseKnownBad { get; } = new(
        "PRE-003",
        Severity.Warning,
        "The server's release has no fault that hurts this tool's work",
        "Some releases have faults that make runs slow or their results hard to see.",
        "Keycloak's issue tracker",
        "Upgrade to a later patch of the same release.");

    public static DiagnosticDescriptor ReleaseHidden { get; } = new(
        "PRE-004",
        Severity.Info,
        "The server tells its release",
        "From 26.4 on the release is told to callers with 'manage-realm' only, so known faults cannot be looked up. Nothing else depends on it.",
        "Answers of Keycloak 26.5.6",
        "Nothing; ask whoever runs the server for its release.");

    public static DiagnosticDescriptor RightsUntold { get; } = new(
        "PRE-005",
        Severity.Info,
        "The caller's token tells which rights it holds",
        "Tokens of admin-cli name no roles. Each request is then checked as it comes, and the first missing right is named.",
        Observed,
        "Sign in as a client with a service account in the target realm to have all rights checked beforehand.");

    public static DiagnosticDescriptor AttributeRefused { get; } = new(
        "PRE-006",
        Severity.Error,
        "The realm's user profile accepts the attributes of technical users",
        "A declared attribute is checked for service accounts as well: the server answers 400 and the technical user stays without it.",
        Observed,
        "Change the attribute in the realm's user profile, or take it out: service accounts keep undeclared attributes.");

    public static DiagnosticDescriptor SecretsInAdminEvents { get; } = new(
        "PRE-007",
        Severity.Warning,
        "Admin events hold no client secret",
        "Releases 24 and 25 write secrets in clear into the representations that admin events keep, for everybody with 'view-events'.",
        "Admin events of Keycloak 24.0.5 and 25.0.6; masked in 26.3.5 and 26.5.2",
        "Switch 'Include representation' of the realm's admin events off before you apply, or upgrade the server.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        RightMissingToApply, ReleaseUnsupported, ReleaseKnownBad, ReleaseHidden, RightsUntold, AttributeRefused, SecretsInAdminEvents,
    ];
}
