using Provisioning.Diagnostics;

namespace Provisioning.Planning;

/// <summary>What can stand in the way of a plan: ownership, guards, gates, staleness.</summary>
public static class PlanningCodes
{
    private const string Ownership = "Ownership by marks: an object belongs to the stack that its attribute provisioning.stack names";

    public static DiagnosticDescriptor OwnedByAnotherStack { get; } = new(
        "PLN-001",
        Severity.Error,
        "A declared object belongs to no other stack",
        "Two stacks that both write one object undo each other's changes at every run.",
        Ownership,
        "Remove the declaration from one of the two stacks, or select both stacks to move the object.");

    public static DiagnosticDescriptor AppliedByAnother { get; } = new(
        "PLN-002",
        Severity.Error,
        "A stack is written by one applier",
        "Pulumi keeps a state of its own; a second applier would make that state wrong.",
        Ownership,
        "Run the applier that owns the stack, or take the stack over: docs/pulumi.md, from one applier to the other.");

    public static DiagnosticDescriptor KindOfUserChanges { get; } = new(
        "PLN-003",
        Severity.Error,
        "What was created as a technical user stays one, and nothing else becomes one",
        "People may hold sessions and redirects of an ordinary client; turning it into a technical user, or back, hands one's rights to the other.",
        "nevisIDM technical users, first rule: the technical flag never changes after creation (TUS-005)",
        "Declare a technical user with another name, or delete the existing client first.");

    public static DiagnosticDescriptor UsernameTaken { get; } = new(
        "PLN-004",
        Severity.Error,
        "The name of a technical user's user is free",
        "Keycloak names the user of a service account after its client, in lower case, and refuses or mixes up a second one; and what belongs to a person is never changed.",
        "Keycloak: user names are compared without case",
        "Rename the technical user, or the user that has the name.");

    public static DiagnosticDescriptor PrerequisiteMissing { get; } = new(
        "PLN-005",
        Severity.Error,
        "What a declared object refers to is in the realm or created with it",
        "A grant of a role that is not there, or a scope that is not there, cannot be applied.",
        "Keycloak: a grant of an unknown role refuses the whole list",
        "Apply the platform's stack of the environment first.");

    public static DiagnosticDescriptor StillInUse { get; } = new(
        "PLN-006",
        Severity.Error,
        "Nothing is deleted that objects of other stacks still use",
        "Keycloak takes a deleted role out of every grant, composite and scope without asking; technical users of others would lose access.",
        Ownership,
        "Remove it from the other stacks first and apply them, or select them in the same run.");

    public static DiagnosticDescriptor TakenFromUnmanaged { get; } = new(
        "PLN-007",
        Severity.Warning,
        "Deleting a role takes it from users, groups and objects that no stack manages",
        "Keycloak takes a deleted role out of every grant, composite and scope without asking.",
        "Keycloak: deleting a role",
        "Make sure that they no longer need it.");

    public static DiagnosticDescriptor DeletionTakesMore { get; } = new(
        "PLN-008",
        Severity.Error,
        "Deleting an application takes no role along that the stack does not own",
        "Keycloak deletes all roles of a client together with it.",
        Ownership,
        "Delete those roles first, or declare the application again.");

    public static DiagnosticDescriptor PrivilegedGrantRemoved { get; } = new(
        "PLN-009",
        Severity.Error,
        "No technical user holds an administration role that nobody declared",
        "A role of realm-management made by hand on a technical user gives it power over the realm; the plan removes it.",
        "Keycloak: any of manage-realm, manage-users and realm-admin leads to all others",
        "Apply the plan, find out who granted it, and rotate the technical user's secret.");

    public static DiagnosticDescriptor KeycloaksOwn { get; } = new(
        "PLN-010",
        Severity.Error,
        "No stack owns what Keycloak itself brings",
        "The server needs its own clients and roles; changing or deleting them can lock every administrator out.",
        "Keycloak: built-in clients and roles of a realm",
        "Choose another name, or take the mark provisioning.stack off the object.");

    public static DiagnosticDescriptor SecretNameTaken { get; } = new(
        "PLN-011",
        Severity.Error,
        "A secret's name in the vault is used by one stack",
        "Storing the secret would replace the one that another technical user signs in with.",
        "Azure Key Vault compares names without case",
        "Change the naming pattern of secrets, or remove the other stack's secret.");

    public static DiagnosticDescriptor SecretStillUsed { get; } = new(
        "PLN-012",
        Severity.Warning,
        "A secret is not deleted while a client signs in with it",
        "The client is not the stack's to delete, and its secret may be nowhere else; deleting it would lock its users out.",
        Ownership,
        "Declare the technical user again to take the client back, or delete the client in the realm and run again.");

    public static DiagnosticDescriptor TakenOver { get; } = new(
        "PLN-015",
        Severity.Info,
        "A stack that is taken over leaves the other applier's state",
        "Pulumi would undo at its next run what is written here, or delete it when its stack is destroyed.",
        Ownership,
        "Once it is applied, remove the stack from Pulumi's state: pulumi stack rm STACK --force. It deletes nothing in the realm.");

    public static DiagnosticDescriptor StalePlan { get; } = new(
        "PLN-020",
        Severity.Error,
        "A saved plan is applied to the realm it was made for, unchanged",
        "The review of the plan says nothing about what has changed since.",
        "A plan holds whole objects: applying a stale one would undo changes of others",
        "Make the plan again and review it.");

    public static DiagnosticDescriptor UnreadablePlan { get; } = new(
        "PLN-030",
        Severity.Error,
        "A saved plan is as the preview wrote it",
        "Apply obeys the plan alone, so a damaged or edited plan could do anything.",
        "Format of saved plans",
        "Make the plan again with `provision preview --out`.");

    public static DiagnosticDescriptor UnknownPlanFormat { get; } = new(
        "PLN-031",
        Severity.Error,
        "A saved plan has a format that this version knows",
        "Another version may mean something else by the same words.",
        "Format of saved plans",
        "Make the plan again with this version, or apply it with the version that made it.");

    public static DiagnosticDescriptor EditedPlan { get; } = new(
        "PLN-032",
        Severity.Error,
        "A saved plan is applied with the words that were reviewed",
        "Whoever approved the plan approved what the preview wrote, not what somebody made of it.",
        "Digest inside saved plans (SHA-256)",
        "Make the plan again with `provision preview --out` and review it.");

    /// <summary>
    /// Whether a finding keeps its plan from being applied: every error does, except one about what the plan itself removes.
    /// </summary>
    public static bool Blocks(Diagnostic finding) =>
        finding.Severity == Severity.Error && finding.Code != PrivilegedGrantRemoved.Code && finding.Code != Rules.Grt001ExpiredGrants.Code;

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        OwnedByAnotherStack,
        AppliedByAnother,
        KindOfUserChanges,
        UsernameTaken,
        PrerequisiteMissing,
        StillInUse,
        TakenFromUnmanaged,
        DeletionTakesMore,
        PrivilegedGrantRemoved,
        KeycloaksOwn,
        SecretNameTaken,
        SecretStillUsed,
        TakenOver,
        StalePlan,
        UnreadablePlan,
        UnknownPlanFormat,
        EditedPlan,
    ];
}
