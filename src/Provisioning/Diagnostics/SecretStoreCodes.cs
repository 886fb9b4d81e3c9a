namespace Provisioning.Diagnostics;

/// <summary>What can be wrong with a store of secrets.</summary>
public static class SecretStoreCodes
{
    public static DiagnosticDescriptor SecretStoreUnusable { get; } = new(
        "VLT-001",
        Severity.Error,
        "The secret store can be read and written",
        "A secret that cannot be stored would be lost.",
        "Operating system",
        "Check the path in the environment's settings and the rights on file and folder.");

    public static DiagnosticDescriptor SecretFileInvalid { get; } = new(
        "VLT-002",
        Severity.Error,
        "The secret file has the form that this tool writes",
        "A damaged file is never overwritten: it may be all that is left of the secrets.",
        "This tool's format, version 1",
        "Restore the file from a backup, or move it away; the next run then issues new secrets.");

    public static DiagnosticDescriptor SecretKeyWrong { get; } = new(
        "VLT-003",
        Severity.Error,
        "The passphrase or key fits the secret file",
        "With another key nothing can be read, and what is written could not be read beside the rest.",
        "The vault is encrypted at rest (roles and rights concept, closing paragraph)",
        "Set PROVISIONING_SECRETS_PASSPHRASE to the passphrase that the file was made with.");

    public static DiagnosticDescriptor SecretKeySwitched { get; } = new(
        "VLT-004",
        Severity.Error,
        "A secret file keeps the kind of key that it was made with",
        "Whoever sets a passphrase relies on it; a file that goes on using a key file beside it would break that trust.",
        "The vault is encrypted at rest (roles and rights concept, closing paragraph)",
        "Unset PROVISIONING_SECRETS_PASSPHRASE, or move secret file and key file away and run again: that issues new secrets under the passphrase.");

    public static DiagnosticDescriptor SecretKeyMissing { get; } = new(
        "VLT-005",
        Severity.Error,
        "The key of the secret file is at hand",
        "Without it no secret can be read or added.",
        "The vault is encrypted at rest (roles and rights concept, closing paragraph)",
        "Set the passphrase, or restore the key file beside the secret file.");

    public static DiagnosticDescriptor SecretKeyMade { get; } = new(
        "VLT-006",
        Severity.Info,
        "A key file was made",
        "No passphrase was set, so the secrets are protected by a key file that only you can read.",
        "The vault is encrypted at rest (roles and rights concept, closing paragraph)",
        "Keep a copy of it apart from the secret file, or set PROVISIONING_SECRETS_PASSPHRASE before the first run.");

    public static DiagnosticDescriptor SecretKeyExposed { get; } = new(
        "VLT-007",
        Severity.Warning,
        "Only its owner can read the key file",
        "Everybody who reads the key file can read every secret.",
        "The vault is encrypted at rest (roles and rights concept, closing paragraph)",
        "Take the rights of group and others away (chmod 600), and rotate the secrets if others may have read it.");

    public static DiagnosticDescriptor SecretDamaged { get; } = new(
        "VLT-008",
        Severity.Error,
        "Stored secrets are as they were stored",
        "A value that was changed, or moved to another name, is refused rather than handed out.",
        "AES-GCM authentication",
        "Rotate this secret.");

    public static DiagnosticDescriptor SecretStoreLocked { get; } = new(
        "VLT-009",
        Severity.Error,
        "One run at a time writes the secret file",
        "Two writers would lose each other's secrets.",
        "This tool's lock file",
        "Wait for the other run, then run again.");

    public static DiagnosticDescriptor SecretExpires { get; } = new(
        "VLT-010",
        Severity.Warning,
        "Secrets are rotated before they expire",
        "Consumers and policies may refuse a secret from that day on; Azure Key Vault tells 30 days before.",
        "Life time declared as vault.lifetimeDays",
        "Rotate it.");

    public static DiagnosticDescriptor SecretExpired { get; } = new(
        "VLT-011",
        Severity.Warning,
        "No secret in use has expired",
        "The vault goes on handing it out, but consumers and policies may refuse it.",
        "Life time declared as vault.lifetimeDays",
        "Rotate it.");

    public static DiagnosticDescriptor SecretDisabled { get; } = new(
        "VLT-012",
        Severity.Warning,
        "Secrets of declared technical users can be read",
        "Somebody switched it off, perhaps for a reason; it is not switched on again without being told to.",
        "Azure Key Vault: attribute enabled",
        "Enable it in the vault, or rotate it.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        SecretExpires, SecretExpired, SecretDisabled,
        SecretStoreUnusable, SecretFileInvalid, SecretKeyWrong, SecretKeySwitched, SecretKeyMissing, SecretKeyMade, SecretKeyExposed, SecretDamaged, SecretStoreLocked,
    ];
}
