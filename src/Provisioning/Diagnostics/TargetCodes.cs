namespace Provisioning.Diagnostics;

/// <summary>What can be wrong with realm files, secret files, settings and servers, whichever adapter finds it.</summary>
public static class TargetCodes
{
    public static DiagnosticDescriptor RealmNotJson { get; } = new(
        "RFL-001",
        Severity.Error,
        "A realm file is UTF-8 JSON without duplicate keys",
        "A file that can be read in two ways, or only in part, must not decide who has access.",
        "RFC 8259, sections 4 and 8.1",
        "Correct the file, or export the realm again.");

    public static DiagnosticDescriptor RealmTooLarge { get; } = new(
        "RFL-002",
        Severity.Error,
        "A realm file has at most 200 MB",
        "An export with 20,000 technical users has about 40 MB; something larger is no realm, or holds the realm's people.",
        "Limit of this tool",
        "Export the realm without its people (kc.sh export --users skip, or a partial export).");

    public static DiagnosticDescriptor RealmFieldType { get; } = new(
        "RFL-003",
        Severity.Error,
        "Fields of a realm file have the types that Keycloak gives them",
        "Keycloak would refuse the file, or read something else than what is meant.",
        "Keycloak's RealmRepresentation",
        "Correct the field, or export the realm again.");

    public static DiagnosticDescriptor RealmNameMissing { get; } = new(
        "RFL-004",
        Severity.Error,
        "Everything in a realm has a name",
        "What has no name can be neither compared nor owned.",
        "Keycloak's RealmRepresentation",
        "Name it, or take it out of the file.");

    public static DiagnosticDescriptor RealmNameTwice { get; } = new(
        "RFL-005",
        Severity.Error,
        "Names in a realm are unique",
        "Keycloak refuses the second, and until then nobody knows which of the two counts.",
        "Keycloak's RealmRepresentation",
        "Take one of the two out of the file.");

    public static DiagnosticDescriptor StrayServiceAccount { get; } = new(
        "RFL-006",
        Severity.Warning,
        "The user of a service account belongs to a client with service accounts switched on",
        "Its grants reach no token now, and somebody who switches the client's service account on gets them unseen.",
        "Keycloak's import of users with serviceAccountClientId",
        "Take the user out of the file, or switch the client's service account on.");

    public static DiagnosticDescriptor RealmFileUnusable { get; } = new(
        "RFL-007",
        Severity.Error,
        "The realm file can be read and written",
        "Without it there is nothing to compare with.",
        "Operating system",
        "Check the path in the environment's settings and the rights on file and folder.");

    public static DiagnosticDescriptor SecretInRealmFile { get; } = new(
        "RFL-101",
        Severity.Error,
        "No client secret stands in a realm file",
        "Files are copied, mailed and committed; a secret belongs in the vault alone. The value was dropped while reading.",
        "Secrets of technical users are kept in the vault only (roles and rights concept, closing paragraph)",
        "Take the secret out of the file and give the client a new one: this one counts as known.");

    public static DiagnosticDescriptor RealmNameDiffers { get; } = new(
        "RFL-008",
        Severity.Error,
        "The realm file is of the realm that the environment names",
        "A plan for one realm must not be carried out on another.",
        "Environment settings, realm.name",
        "Name the file of that realm in the environment's settings, or correct realm.name.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        RealmNotJson, RealmTooLarge, RealmFieldType, RealmNameMissing, RealmNameTwice, StrayServiceAccount, RealmFileUnusable,
        RealmNameDiffers, SecretInRealmFile, .. KeycloakCodes.All, .. SecretStoreCodes.All, .. KeyVaultCodes.All, .. ProjectCodes.All,
    ];
}
