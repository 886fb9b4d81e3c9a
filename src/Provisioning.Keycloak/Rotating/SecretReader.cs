using System.Text.Json;
using Provisioning.Keycloak.Reading;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Rotating;

/// <summary>Reads the secret that the server keeps for a technical user.</summary>
internal sealed class SecretReader(AdminApi api)
{
    /// <exception cref="ClientNotFoundException">There is no such client with a service account and a secret.</exception>
    public async Task<SecretValue> ReadAsync(string clientId, CancellationToken cancellationToken)
    {
        using var found = await api.ReadAsync($"clients?clientId={clientId}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        var client = TechnicalUser(found, clientId);

        // The list tells it already to who may see it.
        return ClientSecret.Of(client)
            ?? await ReadAsync(client.Text("id"), clientId, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SecretValue> ReadAsync(string uuid, string clientId, CancellationToken cancellationToken)
    {
        using var answer = await api.FindAsync($"clients/{uuid}/client-secret", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        return Of(answer, uuid, clientId) ?? throw Absent(clientId);
    }

    /// <summary>The server's id of the client.</summary>
    public async Task<string> IdOfAsync(string clientId, CancellationToken cancellationToken)
    {
        using var found = await api.ReadAsync($"clients?clientId={clientId}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        return TechnicalUser(found, clientId).Text("id");
    }

    /// <summary>The secret in an answer, or null when it holds none.</summary>
    public static SecretValue? Of(JsonDocument? answer, string uuid, string clientId) =>
        answer?.RootElement.Text("value") is { Length: > 0 } value
            ? new SecretValue(value) { Fingerprint = SecretFingerprint.Of(uuid, clientId, value) }
            : null;

    private JsonElement TechnicalUser(JsonDocument found, string clientId)
    {
        var client = found.RootElement.EnumerateArray().FirstOrDefault(c => c.Text("clientId") == clientId);
        return client.ValueKind == JsonValueKind.Object && client.Flag("serviceAccountsEnabled") ? client : throw Absent(clientId);
    }

    private ClientNotFoundException Absent(string clientId) =>
        new($"Realm '{api.Realm}' has no technical user '{clientId}' that signs in with a secret.");
}
