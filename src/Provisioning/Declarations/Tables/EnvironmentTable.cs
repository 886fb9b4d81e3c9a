using Provisioning.Collections;
using Provisioning.Declarations.Shapes;
using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Tables;

/// <summary>The fields of <c>environments/*.json</c>.</summary>
internal static class EnvironmentTable
{
    private const string Off = "off";

    public static Field<string> Description { get; } = new("description", TextType.Any, "What it is for.", string.Empty);

    public static Field<ShapeValues?> Realm { get; } = new(
        "realm", new ObjectType(RealmTable.Shape), "The realm of this environment.", null, required: true);

    public static Field<ShapeValues?> Vault { get; } = new(
        "vault", new ObjectType(VaultTable.Shape), "Where generated secrets go.", null, required: true);

    public static Field<ShapeValues?> Naming { get; } = new(
        "naming", new ObjectType(NamingTable.Shape), "Patterns for names.", null);

    public static Field<Map<string, Located<string>>> Rules { get; } = new(
        "rules", new WordMapType(new TextType(["error", "warning", "info", Off]), "the rule's code"),
        "Severities that differ from the rules' own.", Map<string, Located<string>>.Empty);

    public static Shape Shape { get; } = new(
        "environment", "An environment", "One realm, one vault, naming patterns and the severities of rules.",
        Description, Realm, Vault, Naming, Rules);

    public static Severity? SeverityOf(string word) => word switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "info" => Severity.Info,
        _ => null,
    };
}

/// <summary>The fields of a realm's address.</summary>
internal static class RealmTable
{
    public static Field<string> Kind { get; } = new(
        "kind", new TextType(["file", "keycloak"]), "A file in Keycloak's export format, or a server.", "file", required: true);

    public static Field<string> Name { get; } = new(
        "name", new TextType([], "^[A-Za-z0-9._-]{1,36}$", "1 to 36 letters, digits, dots, hyphens and underscores"),
        "The realm's name.", string.Empty, required: true);

    public static Field<string> Path { get; } = new(
        "path", TextType.Any, "For kind file: where, relative to the project.", string.Empty);

    public static Field<string> Url { get; } = new(
        "url", TextType.Any, "For kind keycloak: the server's address, without /realms.", string.Empty);

    public static Shape Shape { get; } = new("realm", "A realm", "Which realm, and how to reach it.", Kind, Name, Path, Url);
}

/// <summary>The fields of a vault's address.</summary>
internal static class VaultTable
{
    public static Field<string> Kind { get; } = new(
        "kind", new TextType(["file", "key-vault"]), "An encrypted file, or Azure Key Vault.", "file", required: true);

    public static Field<string> Path { get; } = new(
        "path", TextType.Any, "For kind file: where, relative to the project.", string.Empty);

    public static Field<string> Uri { get; } = new(
        "uri", TextType.Any, "For kind key-vault: the vault's address.", string.Empty);

    public static Field<int> LifetimeDays { get; } = new(
        "lifetimeDays", new NumberType(1, 3650),
        "Days after which a stored secret is due: its expiry date in the vault. Without it, secrets have no end.", 0);

    public static Shape Shape { get; } = new("vault", "A vault", "Which vault, and how to reach it.", Kind, Path, Uri, LifetimeDays);
}
