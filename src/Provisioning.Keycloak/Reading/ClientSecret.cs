using System.Text.Json;
using Provisioning.Keycloak.Requests;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Reading;

/// <summary>The secret in a client's representation. The server puts it into lists of clients as well, also for viewers.</summary>
internal static class ClientSecret
{
    /// <summary>Whether this is the current secret; some callers see asterisks.</summary>
    public static SecretValue? Of(JsonElement client) => Of(client, client.Text("secret"));

    /// <param name="value">The client's secret from another answer.</param>
    public static SecretValue? Of(JsonElement client, string value) => value.Trim('*').Length == 0
        ? null
        : new SecretValue(value) { Fingerprint = SecretFingerprint.Of(client.Text("id"), client.Text("clientId"), value) };

    public static string FingerprintOf(JsonElement client) => Of(client)?.Fingerprint ?? string.Empty;
}
