using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>What can be wrong with the text of a declaration.</summary>
public static class DeclarationCodes
{
    private const string Contract = "The contract of declarations: docs/declarations.md";

    public static DiagnosticDescriptor NotJson { get; } = new(
        "DEC-001", Severity.Error, "Declarations are JSON",
        "A file that cannot be parsed says nothing, and guessing could grant rights.", "RFC 8259",
        "Correct the syntax at this place; comments and trailing commas are not allowed.");

    public static DiagnosticDescriptor Encoding { get; } = new(
        "DEC-002", Severity.Error, "Declarations are encoded in UTF-8",
        "Names in another encoding would become other names in the realm.", "RFC 8259, section 8.1",
        "Save the file as UTF-8.");

    public static DiagnosticDescriptor TooLarge { get; } = new(
        "DEC-003", Severity.Error, "A declaration file has at most 10 MiB",
        "A file of this size is not a declaration, and reading it would take the memory of everything else.", Contract,
        "Split the file, or remove it from stacks/.");

    public static DiagnosticDescriptor TooDeep { get; } = new(
        "DEC-004", Severity.Error, "A declaration nests at most 32 levels",
        "Declarations nest six levels; deeper files are mistakes.", Contract, "Remove the levels that no field of the format has.");

    public static DiagnosticDescriptor Duplicate { get; } = new(
        "DEC-005", Severity.Error, "A name stands once in its object",
        "JSON leaves open which of two equal names counts, so the reviewer and the tool could read different things.",
        "RFC 8259, section 4", "Remove one of the two.");

    public static DiagnosticDescriptor UnknownField { get; } = new(
        "DEC-006", Severity.Error, "Only known fields are used",
        "A misspelt field would silently not apply.", Contract, "Remove the field, or use one of the format's: docs/declarations.md.");

    public static DiagnosticDescriptor MissingField { get; } = new(
        "DEC-007", Severity.Error, "Required fields are there",
        "Without them the declaration has no meaning.", Contract, "Add the field: docs/declarations.md shows it.");

    public static DiagnosticDescriptor WrongType { get; } = new(
        "DEC-008", Severity.Error, "Fields have their type",
        "A value of another type cannot be understood.", Contract, "Write a value of the expected type.");

    public static DiagnosticDescriptor WrongValue { get; } = new(
        "DEC-009", Severity.Error, "Fields have one of their values",
        "A value outside the field's set or format cannot be understood.", Contract, "Write one of the allowed values.");

    public static DiagnosticDescriptor NotRead { get; } = new(
        "DEC-010", Severity.Warning, "Every file under stacks/ has a place",
        "A file in the wrong folder or with the wrong name is not read, and its author may think it is.", Contract,
        "Use catalogue/*.json, environments/*.json, TENANT/stack.json or TENANT/ENVIRONMENT.json.");

    public static DiagnosticDescriptor UnknownEnvironment { get; } = new(
        "DEC-011", Severity.Error, "Environments that stacks name exist",
        "An overlay for an environment that the stack does not have would never apply.", Contract,
        "Add stacks/environments/NAME.json, or name the environment in the stack's 'environments'.");

    public static DiagnosticDescriptor RemovesNothing { get; } = new(
        "DEC-012", Severity.Warning, "null removes something",
        "An overlay that removes what is not there is out of date or misspelt.", Contract, "Remove the line, or correct the name.");

    public static DiagnosticDescriptor NullOutsideOverlay { get; } = new(
        "DEC-013", Severity.Error, "null stands in overlays only",
        "null removes what a file below declares; elsewhere there is nothing below.", Contract, "Remove the field.");

    public static DiagnosticDescriptor DeclaredTwice { get; } = new(
        "DEC-014", Severity.Error, "Catalogue files do not repeat each other",
        "Two files that declare one application would each be half of the truth.", Contract, "Keep it in one file.");

    public static DiagnosticDescriptor NoStackFile { get; } = new(
        "DEC-015", Severity.Error, "A tenant's folder has a stack.json",
        "Overlays change what stack.json declares; without it there is nothing to change.", Contract, "Add TENANT/stack.json.");

    public static DiagnosticDescriptor PlatformCount { get; } = new(
        "DEC-016", Severity.Error, "Each environment with stacks has one platform stack",
        "The platform's stack owns the catalogue; with none nothing exists to be granted, with two they would overwrite each other.",
        Contract, "Set \"platform\": true in exactly one stack of the environment.");

    public static DiagnosticDescriptor BadName { get; } = new(
        "DEC-017", Severity.Error, "Tenants and environments have plain names",
        "The names become parts of client ids, secret names and stack names, where a dot separates tenant and environment.",
        "Azure Key Vault secret names; Pulumi stack names", "Use lower-case letters, digits and hyphens, starting with a letter.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotJson, Encoding, TooLarge, TooDeep, Duplicate, UnknownField, MissingField, WrongType, WrongValue, NotRead,
        UnknownEnvironment, RemovesNothing, NullOutsideOverlay, DeclaredTwice, NoStackFile, PlatformCount, BadName,
    ];
}
