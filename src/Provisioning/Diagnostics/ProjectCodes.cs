namespace Provisioning.Diagnostics;

/// <summary>What can be wrong with the folder that declarations are in, and with settings from outside it.</summary>
public static class ProjectCodes
{
    public static DiagnosticDescriptor ProjectNotFound { get; } = new(
        "PRJ-001",
        Severity.Error,
        "The project is a folder with stacks/",
        "Without it there is nothing to work on.",
        "Layout of the project",
        "Run in the project's folder or below it, or name the folder with --project.");

    public static DiagnosticDescriptor FileUnreadable { get; } = new(
        "PRJ-003",
        Severity.Error,
        "Every file under stacks/ can be read",
        "A declaration that is left out would read as removed, and what it declared would be deleted.",
        "Operating system",
        "Check the rights on the file, or take it out of stacks/.");

    public static DiagnosticDescriptor LinkLeadsAway { get; } = new(
        "PRJ-004",
        Severity.Error,
        "A link under stacks/ leads to something that exists and does not contain it",
        "A link to a folder above it never ends; one to nothing hides a declaration.",
        "Operating system",
        "Remove the link.");

    public static DiagnosticDescriptor SettingUnknown { get; } = new(
        "PRJ-005",
        Severity.Error,
        "Variables named PROVISIONING__... are settings of an environment",
        "A misspelt variable would leave the declared setting in force, perhaps the address of another realm.",
        "Environment settings",
        "Correct the name; realm, vault, naming and rules can be set.");

    public static DiagnosticDescriptor SettingsUnreadable { get; } = new(
        "PRJ-006",
        Severity.Error,
        "The settings of this machine are JSON",
        "Settings that cannot be read would silently leave the declared address in force, perhaps of another realm.",
        "Environment settings",
        "Correct .provisioning/settings.json, or remove it.");

    public static DiagnosticDescriptor RevisionUnreadable { get; } = new(
        "PRJ-007",
        Severity.Error,
        "A revision exists in the repository, with all its objects",
        "A comparison with a part of the declarations would tell of gains and losses that are none.",
        "git",
        "Check the name, and that the clone has the whole history.");

    public static DiagnosticDescriptor ArgumentIsAmbiguous { get; } = new(
        "PRJ-008",
        Severity.Error,
        "What is compared is either a folder or a revision",
        "A branch that is called like a folder would be compared in its place, or the other way round.",
        "provision diff --help",
        "Write ./NAME for the folder, or refs/heads/NAME for the branch.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ProjectNotFound, FileUnreadable, LinkLeadsAway, SettingUnknown, SettingsUnreadable, RevisionUnreadable,
        ArgumentIsAmbiguous,
    ];
}
