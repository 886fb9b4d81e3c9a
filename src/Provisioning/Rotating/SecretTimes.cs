using System.Globalization;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Rotating;

/// <summary>
/// When a client's secrets began and end, as Keycloak notes it on the client in seconds since 1970. A secret that has expired is
/// still told by the server, and a former one too: only the times say which of them sign in.
/// </summary>
/// <param name="CreatedAt">Null where the server does not say.</param>
/// <param name="ExpiresAt">When the current secret ends; null as long as no policy has touched it.</param>
/// <param name="FormerExpiresAt">When the one before it ends; null where there is none.</param>
public sealed record SecretTimes(DateTimeOffset? CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? FormerExpiresAt)
{
    public const string Created = "client.secret.creation.time";

    public const string Expires = "client.secret.expiration.time";

    public const string FormerExpires = "client.secret.rotated.expiration.time";

    public static SecretTimes Of(Client client) => Of(client.Attributes);

    public static SecretTimes Of(Map<string, string> attributes) => new(At(attributes, Created), At(attributes, Expires), At(attributes, FormerExpires));

    /// <summary>Whether the former secret still signs in.</summary>
    public bool Overlaps(DateTimeOffset now) => FormerExpiresAt > now;

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    private static DateTimeOffset? At(Map<string, string> attributes, string name) =>
        long.TryParse(attributes.GetOr(name, string.Empty), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0 && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
