using System.Text.Json;
using Provisioning.Keycloak.Requests;

namespace Provisioning.Keycloak.Reading;

/// <summary>The password in a user's list of credentials, which tells no values.</summary>
internal static class PasswordCredential
{
    /// <summary>When it was set, in milliseconds since 1970 as the server writes it; empty when the user has none.</summary>
    public static string SetAt(JsonDocument credentials) =>
        credentials.RootElement.EnumerateArray().FirstOrDefault(c => c.Text("type") == "password") is { ValueKind: JsonValueKind.Object } password
        && password.TryGetProperty("createdDate", out var created)
            ? created.ToString()
            : string.Empty;
}
