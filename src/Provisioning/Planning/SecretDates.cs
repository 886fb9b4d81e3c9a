using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>What vaults say about secrets that a plan leaves as they are: those that end soon, have ended or are switched off.</summary>
public static class SecretDates
{
    /// <summary>As long before as Azure Key Vault tells that a secret is near its expiry.</summary>
    public const int NearExpiryDays = 30;

    public static ImmutableArray<Diagnostic> Findings(Plan plan, IEnumerable<SecretRef> wanted, IEnumerable<StoredSecret> stored, DateOnly today)
    {
        var replaced = plan.Secrets.Where(s => !s.ValueStays).Select(s => s.Secret.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = wanted.Select(s => s.Name).Where(n => !replaced.Contains(n)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. stored.Where(s => named.Contains(s.Ref.Name)).Select(s => Of(s, today)).OfType<Diagnostic>()];
    }

    /// <summary>Whether it ends within so many days, or has ended.</summary>
    public static bool EndsWithin(StoredSecret secret, int days, DateOnly today) => EndOf(secret) is { } end && end <= today.AddDays(days);

    private static DateOnly? EndOf(StoredSecret secret) =>
        secret.Attributes.ExpiresAt is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : null;

    private static Diagnostic? Of(StoredSecret secret, DateOnly today)
    {
        var (place, next) = (Place.Of(secret.Ref.ClientId), $"provision rotate {secret.Ref.Stack} {secret.Ref.ClientId}");
        if (secret.State == SecretState.Disabled)
        {
            return SecretStoreCodes.SecretDisabled.At(place, $"Secret '{secret.Ref.Name}' is disabled in the vault.");
        }

        return !EndsWithin(secret, NearExpiryDays, today) ? null
            : EndOf(secret) < today
                ? SecretStoreCodes.SecretExpired.At(place, $"Secret '{secret.Ref.Name}' expired on {EndOf(secret):yyyy-MM-dd}.", next)
                : SecretStoreCodes.SecretExpires.At(place, $"Secret '{secret.Ref.Name}' expires on {EndOf(secret):yyyy-MM-dd}.", next);
    }
}
