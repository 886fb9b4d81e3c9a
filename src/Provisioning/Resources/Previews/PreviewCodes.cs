using Provisioning.Diagnostics;

namespace Provisioning.Resources.Previews;

/// <summary>What can stand between a preview of Pulumi and a review of it.</summary>
public static class PreviewCodes
{
    private const string Engine = "pulumi preview --json";

    public static DiagnosticDescriptor NotAPreview { get; } = new(
        "PPV-001", Severity.Error, "A preview is what `pulumi preview --json` printed",
        "A review of a part, or of something else, would hide what the rest does.",
        Engine,
        "Write it again: pulumi preview --stack STACK --json --refresh > preview.json.");

    public static DiagnosticDescriptor Failed { get; } = new(
        "PPV-002", Severity.Error, "The preview ended without an error",
        "Pulumi stops at the first error, and what would have come after it is told nowhere.",
        Engine,
        "Read what Pulumi printed on its error output, mend it, and make the preview again.");

    public static DiagnosticDescriptor UnknownStep { get; } = new(
        "PPV-003", Severity.Warning, "Every step of a preview is of a known kind",
        "What a step of an unknown kind does to somebody's access is not in the review.",
        Engine,
        "Read that step in Pulumi's own output, and use a release of this command that knows it.");

    public static DiagnosticDescriptor UnreadType { get; } = new(
        "PPV-004", Severity.Warning, "Every resource that can change access is read",
        "The review tells clients, roles, scopes, users and their grants. What others do is not in it.",
        "Pulumi.Keycloak 6.13",
        "Read these resources in Pulumi's own output.");

    public static DiagnosticDescriptor UnnamedRole { get; } = new(
        "PPV-005", Severity.Warning, "Every granted role has a name",
        "A preview names roles by their ids. A role of another stack has its name in no resource of this one.",
        "Pulumi.Keycloak 6.13: roleIds",
        "Look the id up in the realm's console: Realm roles, or a client's roles. Who holds it by hand shows in `provision preview`.");

    public static DiagnosticDescriptor NotRefreshed { get; } = new(
        "PPV-006", Severity.Info, "A preview looks at the realm",
        "Without --refresh Pulumi compares with its own state: a grant made by hand is neither seen nor taken away.",
        Engine,
        "Make the preview, and the update after it, with --refresh.");

    public static DiagnosticDescriptor OtherDeclarations { get; } = new(
        "PPV-007", Severity.Error, "The preview was made from the declarations that are here",
        "What the preview leaves out is taken from the declarations; from others it would be wrong.",
        "the project around the working directory",
        "Make the preview again from this revision, or review it outside the project.");

    public static DiagnosticDescriptor NoDeclarations { get; } = new(
        "PPV-008", Severity.Info, "The declarations behind a preview are here",
        "A preview leaves out what stays the same, and what belongs to other stacks: roles are told without what they contain.",
        "the project around the working directory",
        "Run it in the project that the preview was made from.");

    public static DiagnosticDescriptor SecretChanges { get; } = new(
        "PPV-009", Severity.Info, "A new value of a stored secret is told",
        "Whoever has read the secret from the vault signs in with the old value until they read it again.",
        "provisioning:keyvault:Secret",
        "Tell those who use it, or let them read it from the vault at every start.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotAPreview, Failed, UnknownStep, UnreadType, UnnamedRole, NotRefreshed, OtherDeclarations, NoDeclarations, SecretChanges,
    ];
}
