namespace Provisioning.Diagnostics;

/// <summary>What can go wrong with a vault of Azure Key Vault.</summary>
public static class KeyVaultCodes
{
    private const string Service = "Azure Key Vault, REST API of secrets";

    public static DiagnosticDescriptor Unreachable { get; } = new(
        "AKV-001",
        Severity.Error,
        "The vault answers",
        "Without its answer nobody knows which secrets it holds.",
        Service,
        "Check vault.uri in the environment's settings, the network, and the certificate authority.");

    public static DiagnosticDescriptor SignInFailed { get; } = new(
        "AKV-002",
        Severity.Error,
        "There is a sign-in to Microsoft Entra",
        "The vault gives nothing to callers that it does not know.",
        "Azure.Identity: DefaultAzureCredential",
        "Use a workload or managed identity in a pipeline, or run `az login` on your machine; docs/key-vault.md has the settings.");

    public static DiagnosticDescriptor RoleMissing { get; } = new(
        "AKV-003",
        Severity.Error,
        "The caller holds the role that the run needs",
        "A vault with role-based access answers 403 to everybody else.",
        "Azure built-in roles for Key Vault data plane operations",
        "Assign the role to the caller on this vault; a new assignment takes some minutes to work.");

    public static DiagnosticDescriptor NetworkRefused { get; } = new(
        "AKV-004",
        Severity.Error,
        "The vault's network rules let this machine in",
        "A firewall or private endpoint turns away callers whatever their role.",
        Service,
        "Run where the vault can be reached, or let this machine's address in.");

    public static DiagnosticDescriptor Refused { get; } = new(
        "AKV-005",
        Severity.Error,
        "The vault accepts the request",
        "What the vault refuses again after several attempts will not pass by itself.",
        Service,
        "Look for the time of the request in the vault's diagnostic logs.");

    public static DiagnosticDescriptor NameInTransition { get; } = new(
        "AKV-006",
        Severity.Error,
        "The secret's name comes free in time",
        "While a secret is being deleted or recovered its name takes no value; users report minutes.",
        "azure-sdk-for-net#31581, #34322",
        "Run again later; the run then stores what is missing.");

    public static DiagnosticDescriptor NameOfOthers { get; } = new(
        "AKV-007",
        Severity.Error,
        "A deleted secret that is recovered was this project's",
        "A name is taken as long as its deleted secret can be recovered; recovering somebody else's would bring it back and replace it.",
        "Azure Key Vault: soft delete",
        "Let its owner purge it, or change the naming pattern of secrets.");

    public static DiagnosticDescriptor SettingUnusable { get; } = new(
        "AKV-008",
        Severity.Error,
        "The settings of the vault can be used",
        "A vault is reached over https, and a credential or authority that is not understood is not guessed.",
        "docs/key-vault.md, settings",
        "Correct the setting.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Unreachable, SignInFailed, RoleMissing, NetworkRefused, Refused, NameInTransition, NameOfOthers, SettingUnusable,
    ];
}
