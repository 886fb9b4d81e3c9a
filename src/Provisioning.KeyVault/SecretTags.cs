using System.Globalization;
using Azure.Security.KeyVault.Secrets;
using Provisioning.Collections;
using Provisioning.Secrets;

namespace Provisioning.KeyVault;

/// <summary>
/// How a vault names what is known about a secret. Where Azure's templates for rotation have a tag, its name is used, so that
/// tools that know them understand ours.
/// </summary>
internal static class SecretTags
{
    public const string Stack = "provisioning.stack";

    public const string Realm = "provisioning.realm";

    public const string Applier = "provisioning.applier";

    public const string Fingerprint = "provisioning.fingerprint";

    /// <summary>When it was stored, to a fraction of a second: the vault's own times are whole seconds and its list of versions has no order.</summary>
    public const string StoredAt = "provisioning.storedAt";

    /// <summary>Azure's: who signs in with it. Here the client id.</summary>
    public const string CredentialId = "CredentialId";

    /// <summary>Azure's: where it is used. Here the issuer.</summary>
    public const string ProviderAddress = "ProviderAddress";

    /// <summary>Azure's: its life time in days.</summary>
    public const string ValidityPeriodDays = "ValidityPeriodDays";

    /// <summary>Of one secret, and characters of a tag's name or value: limits of the service.</summary>
    private const int MostTags = 15, MostCharacters = 256;

    private static readonly string[] Own = [Stack, Realm, Applier, Fingerprint, StoredAt, CredentialId, ProviderAddress, ValidityPeriodDays];

    /// <param name="storedAt">As <see cref="StoredAt"/> has it.</param>
    public static void Write(SecretProperties properties, SecretRef secret, SecretAttributes attributes, string storedAt)
    {
        properties.ContentType = attributes.ContentType.Length > 0 ? attributes.ContentType : null;
        properties.NotBefore = attributes.NotBefore;
        properties.ExpiresOn = attributes.ExpiresAt;
        properties.Enabled = attributes.Enabled;
        properties.Tags.Clear();
        foreach (var (name, value) in attributes.Tags)
        {
            properties.Tags[name] = value;
        }

        var lifetime = secret.LifetimeDays > 0 ? secret.LifetimeDays.ToString(CultureInfo.InvariantCulture) : string.Empty;
        foreach (var (name, value) in new[]
        {
            (Stack, secret.Stack), (Realm, secret.Realm), (Applier, attributes.Applier), (Fingerprint, attributes.Fingerprint),
            (StoredAt, storedAt), (CredentialId, secret.ClientId), (ProviderAddress, secret.Issuer), (ValidityPeriodDays, lifetime),
        })
        {
            if (value.Length > 0)
            {
                properties.Tags[name] = value;
            }
        }

        Check(properties, secret.Name);
    }

    public static StoredSecret Read(SecretProperties properties)
    {
        string Tag(string name) => properties.Tags.TryGetValue(name, out var value) ? value : string.Empty;

        var isOurs = Tag(Stack).Length > 0;
        return new StoredSecret(
            new SecretRef(properties.Name, isOurs ? Tag(CredentialId) : string.Empty, Tag(Stack))
            {
                Realm = Tag(Realm),
                Issuer = isOurs ? Tag(ProviderAddress) : string.Empty,
                LifetimeDays = isOurs && int.TryParse(Tag(ValidityPeriodDays), CultureInfo.InvariantCulture, out var days) ? days : 0,
            },
            properties.Version ?? string.Empty,
            properties.CreatedOn ?? DateTimeOffset.UnixEpoch)
        {
            Attributes = new()
            {
                ContentType = properties.ContentType ?? string.Empty,
                NotBefore = properties.NotBefore,
                ExpiresAt = properties.ExpiresOn,
                Enabled = properties.Enabled ?? true,
                Applier = Tag(Applier),
                Fingerprint = Tag(Fingerprint),
                Tags = Map<string, string>.From(properties.Tags.Where(t => !isOurs || !Own.Contains(t.Key, StringComparer.Ordinal))),
            },
        };
    }

    private static void Check(SecretProperties properties, string name)
    {
        var problem = properties.Tags.Count > MostTags
            ? $"has {properties.Tags.Count} tags, and a vault takes {MostTags}"
            : properties.Tags.FirstOrDefault(t => t.Key.Length > MostCharacters || t.Value.Length > MostCharacters).Key is { } tag
                ? $"has a tag '{tag}' of more than {MostCharacters} characters"
                : null;
        if (problem is not null)
        {
            throw new SecretStoreException(Diagnostics.KeyVaultCodes.Refused.At(
                Diagnostics.Place.Of(name), $"Secret '{name}' {problem}.", "Shorten what the tags say."));
        }
    }
}
