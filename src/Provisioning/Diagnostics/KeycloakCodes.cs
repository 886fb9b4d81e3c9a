namespace Provisioning.Diagnostics;

/// <summary>What can go wrong with a realm on a Keycloak server.</summary>
public static class KeycloakCodes
{
    private const string Observed = "Answers of Keycloak 24.0.5 and 26.5";

    public static DiagnosticDescriptor Unreachable { get; } = new(
        "KEY-001",
        Severity.Error,
        "The Keycloak server answers",
        "Without its answer nobody knows what the realm holds.",
        "Keycloak Admin REST API",
        "Check the address in the environment's settings, the network, and the certificate authority.");

    public static DiagnosticDescriptor SignInRefused { get; } = new(
        "KEY-002",
        Severity.Error,
        "The administration client signs in",
        "Reading and writing a realm needs an administrator's token.",
        "RFC 6749, section 5.2",
        "Check client id and secret, or user and password, and that the client has its service account switched on.");

    public static DiagnosticDescriptor RightMissing { get; } = new(
        "KEY-003",
        Severity.Error,
        "The caller holds the rights that the run needs",
        "A caller without the right gets an empty list from Keycloak, which must never pass for an empty realm.",
        Observed,
        "Grant the role of client 'realm-management' to the service account of the administration client.");

    public static DiagnosticDescriptor RealmMissing { get; } = new(
        "KEY-004",
        Severity.Error,
        "The realm exists",
        "Realms are made by whoever runs the server, not by this tool.",
        "Keycloak Admin REST API",
        "Create the realm, or correct realm.name in the environment's settings.");

    public static DiagnosticDescriptor Refused { get; } = new(
        "KEY-005",
        Severity.Error,
        "Keycloak accepts the request",
        "What the server refuses again after several attempts will not pass by itself.",
        Observed,
        "Look for the time of the request in the server's log.");

    public static DiagnosticDescriptor AddressInClear { get; } = new(
        "KEY-006",
        Severity.Error,
        "The server's address begins with https",
        "Over plain http everybody on the way reads secrets and tokens. Only this machine's own address is allowed.",
        "RFC 6749, section 10.9",
        "Write the address with https.");

    public static DiagnosticDescriptor SignInMissing { get; } = new(
        "KEY-007",
        Severity.Error,
        "The settings say how to sign in",
        "Credentials stand in environment variables, never in a declaration.",
        "Settings of this tool",
        "Set PROVISIONING__<ENVIRONMENT>__KEYCLOAK__CLIENTID and __CLIENTSECRET, or __USERNAME and __PASSWORD.");

    public static DiagnosticDescriptor AuthorityUnusable { get; } = new(
        "KEY-008",
        Severity.Error,
        "The file of the private certificate authority holds a certificate",
        "Without it the server's certificate cannot be checked, and an unchecked server is not talked to.",
        "Settings of this tool",
        "Name a PEM file with the certificates of the authority.");

    public static DiagnosticDescriptor ServiceAccountWithoutUser { get; } = new(
        "KEY-009",
        Severity.Warning,
        "A client with a service account has its user",
        "Clients from an import can lack it: they get no token, or Keycloak makes the user later with the realm's default roles.",
        Observed,
        "Nothing for clients that are declared: the next apply makes the user and takes the default roles away.");

    public static DiagnosticDescriptor ProfileDropsMarks { get; } = new(
        "KEY-010",
        Severity.Error,
        "The realm's user profile keeps the marks of users with a password",
        "Without its marks a user is nobody's: no run could change or delete it, because people are never touched.",
        Observed,
        "In the realm's settings, under user profile, set unmanaged attributes to 'Only administrators can write' (ADMIN_EDIT); people's own rights stay as they are.");

    public static DiagnosticDescriptor RolesNotListed { get; } = new(
        "KEY-011",
        Severity.Info,
        "A caller that only views a large realm reads grants by role",
        "The server lists the roles on clients in one request to callers that may grant them, and nothing to others. Where technical "
            + "users are more than twice as many as roles, asking each takes too long, so a role that somebody made on a technical "
            + "user's own client, and who holds it, stays unseen. An apply always sees it: its caller may grant roles.",
        Observed,
        "Preview as a caller with 'manage-users', or set READEACH=true to ask each technical user.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Unreachable, SignInRefused, RightMissing, RealmMissing, Refused, AddressInClear, SignInMissing, AuthorityUnusable,
        ServiceAccountWithoutUser, ProfileDropsMarks, RolesNotListed,
    ];
}
