using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Secrets;

/// <summary>
/// What is kept about one version of a secret beside its value and its <see cref="SecretRef"/>. Everybody who may list a
/// vault reads it, so nothing here tells the value or lets anybody test a guess.
/// </summary>
public sealed record SecretAttributes
{
    /// <summary>What the secrets of clients are called where a vault has a place for it.</summary>
    public const string ClientSecret = "keycloak-client-secret";

    /// <summary>What passwords of users are called there.</summary>
    public const string UserPassword = "keycloak-user-password";

    /// <summary>At most 255 characters (Azure Key Vault).</summary>
    public string ContentType { get; init; } = string.Empty;

    /// <summary>Whole seconds. Vaults tell dates and enforce none.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whole seconds. A vault goes on handing out an expired value; consumers and people are to act on it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>False keeps the value from being read.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Who stored it: <see cref="Marks.ProvisionApplier"/> or <see cref="Marks.PulumiApplier"/>.</summary>
    public string Applier { get; init; } = string.Empty;

    /// <summary>See <see cref="SecretFingerprint"/>; empty when nobody could compute it.</summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>What others noted. At most 15 tags with those above, each name and value at most 256 characters (Azure Key Vault).</summary>
    public Map<string, string> Tags { get; init; } = Map<string, string>.Empty;

    /// <summary>
    /// These in place of others that a version has: content type and dates that are left out stay as they are, because Azure
    /// Key Vault cannot take them away.
    /// </summary>
    public SecretAttributes InPlaceOf(SecretAttributes before) => this with
    {
        ContentType = ContentType.Length > 0 ? ContentType : before.ContentType,
        NotBefore = NotBefore ?? before.NotBefore,
        ExpiresAt = ExpiresAt ?? before.ExpiresAt,
    };

    /// <summary>Of a value that is stored now.</summary>
    public static SecretAttributes For(SecretRef secret, SecretValue value, string applier, DateTimeOffset now)
    {
        var attributes = new SecretAttributes
        {
            ContentType = secret.IsPassword ? UserPassword : ClientSecret,
            Applier = applier,
            Fingerprint = value.Fingerprint,
        };
        return attributes.WithLifetime(secret.LifetimeDays, now);
    }

    /// <summary>These with the dates of a value that lives so long; without an end, the dates of before.</summary>
    /// <param name="days">0 for no end.</param>
    public SecretAttributes WithLifetime(int days, DateTimeOffset from)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
        return days == 0 ? this : this with { NotBefore = start, ExpiresAt = start.AddDays(days) };
    }
}
