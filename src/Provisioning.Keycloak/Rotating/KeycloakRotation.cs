using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Keycloak.Sessions;
using Provisioning.Representations;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Rotating;

/// <summary>Replaces secrets on a server. Needs <c>manage-clients</c>; reading policies <c>view-realm</c>, writing them <c>manage-realm</c>.</summary>
internal sealed class KeycloakRotation(AdminApi api, Transport transport, KeycloakOptions options, TimeProvider time) : ISecretRotation
{
    private readonly SecretReader secrets = new(api);

    public async Task<ClientPolicies?> ReadPoliciesAsync(CancellationToken cancellationToken)
    {
        using var info = await api.FindServerInfoAsync(cancellationToken).ConfigureAwait(false);
        using var profiles = await api.ReadAsync($"client-policies/profiles", Rights.ViewRealm, cancellationToken).ConfigureAwait(false);
        using var policies = await api.ReadAsync($"client-policies/policies", Rights.ViewRealm, cancellationToken).ConfigureAwait(false);
        return new(profiles.RootElement.GetRawText(), policies.RootElement.GetRawText())
        {
            KnowsRotation = Knows(info, "client-policy-executor", RotationPolicy.Executor),
            KnowsAttributes = Knows(info, "client-policy-condition", "client-attributes"),
        };
    }

    public async Task WritePoliciesAsync(ClientPolicies policies, CancellationToken cancellationToken)
    {
        // Profiles first: a policy that names an absent one is refused.
        await api.WriteAsync(HttpMethod.Put, $"client-policies/profiles", JsonNode.Parse(policies.Profiles), Rights.ManageRealm, cancellationToken).ConfigureAwait(false);
        await api.WriteAsync(HttpMethod.Put, $"client-policies/policies", JsonNode.Parse(policies.Policies), Rights.ManageRealm, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SecretValue> RenewAsync(string clientId, CancellationToken cancellationToken)
    {
        var uuid = await secrets.IdOfAsync(clientId, cancellationToken).ConfigureAwait(false);
        var former = await secrets.ReadAsync(uuid, clientId, cancellationToken).ConfigureAwait(false);
        for (var attempt = 0; attempt <= options.Retries; attempt++)
        {
            using var answer = await api.TryOnceAsync(
                HttpMethod.Post, $"clients/{uuid}/client-secret", Rights.ManageClients, cancellationToken).ConfigureAwait(false);
            var current = SecretReader.Of(answer, uuid, clientId)
                ?? await secrets.ReadAsync(uuid, clientId, cancellationToken).ConfigureAwait(false);
            if (current.Reveal() != former.Reveal())
            {
                return current;
            }

            await Task.Delay(options.RetryDelay, time, cancellationToken).ConfigureAwait(false);
        }

        throw new KeycloakException(KeycloakCodes.Refused.At(
            Place.Of(clientId), $"Realm '{options.Realm}' made no new secret for '{clientId}' in {options.Retries + 1} attempts."));
    }

    public async Task<SecretTimes> ReadTimesAsync(string clientId, CancellationToken cancellationToken)
    {
        var uuid = await secrets.IdOfAsync(clientId, cancellationToken).ConfigureAwait(false);
        using var document = await api.ReadAsync($"clients/{uuid}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        var notes = new ReadingNotes(new SourceFile(string.Empty, ReadOnlyMemory<byte>.Empty), secretsExpected: true);
        return SecretTimes.Of(ClientRepresentation.Read(document.RootElement, notes)!);
    }

    public async Task<PasswordPolicy> ReadPasswordPolicyAsync(CancellationToken cancellationToken)
    {
        using var realm = await api.ReadAsync($"", Rights.ViewRealm, cancellationToken).ConfigureAwait(false);
        return PasswordPolicy.Parse(realm.RootElement.Text("passwordPolicy"));
    }

    public async Task RetireAsync(string clientId, CancellationToken cancellationToken)
    {
        var uuid = await secrets.IdOfAsync(clientId, cancellationToken).ConfigureAwait(false);
        await api.WriteAsync(
            HttpMethod.Delete, $"clients/{uuid}/client-secret/rotated", null, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool?> SignsInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken)
    {
        var path = AdminPath.Of($"realms/{options.Realm}/protocol/openid-connect/token");
        var form = Credentials.For(new SignIn.ByClientSecret(clientId, secret), string.Empty, time.GetUtcNow()).ToList();
        using var answer = await transport.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) }, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess;
    }

    private static bool Knows(JsonDocument? info, string kind, string provider) =>
        info is not null
        && info.RootElement.TryGetProperty("providers", out var kinds)
        && kinds.TryGetProperty(kind, out var found)
        && found.TryGetProperty("providers", out var providers)
        && providers.ValueKind == JsonValueKind.Object
        && providers.TryGetProperty(provider, out _);
}
