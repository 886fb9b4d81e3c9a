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

    public static DiagnosticDescriptor FileTooLarge { get; } = new(
        "PRJ-002",
        Severity.Error,
        "A declaration file has at most 10 MB",
        "Something larger is no declaration; reading it would only slow everything down.",
        "Limit of this tool",
        "Split the file, or move it out of stacks/.");

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
        Severity.Warning,
        "Variables named PROVISIONING__... are settings of an environment",
        "A misspelt variable changes nothing, and nobody would notice.",
        "Environment settings",
        "Correct the name; realm, vault, naming and rules can be set.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ProjectNotFound, FileTooLarge, FileUnreadable, LinkLeadsAway, SettingUnknown,
    ];
}
