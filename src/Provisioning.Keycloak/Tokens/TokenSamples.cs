using Provisioning.Access;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Keycloak.Sessions;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Keycloak.Tokens;

/// <summary>Tokens as the server makes them. A token is read and dropped here; it is neither logged nor passed on.</summary>
internal sealed class TokenSamples(AdminApi api, KeycloakOptions options, Transport transport, TimeProvider time)
{
    /// <summary>Three requests: the client, the user behind it, the example. Needs <c>view-clients</c> and <c>view-users</c>.</summary>
    /// <exception cref="KeycloakException">The server does not answer, or a right is missing.</exception>
    public async Task<TokenSample> ExampleAsync(string clientId, CancellationToken cancellationToken)
    {
        var before = api.Requests;
        var client = await IdAsync($"clients?clientId={clientId}", "clientId", clientId, Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        // Asking the client for its user would make one where there is none.
        var username = ServiceAccount.UsernameOf(clientId);
        var user = client is null
            ? null
            : await IdAsync($"users?username={username}&exact=true", "username", username, Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        if (user is null)
        {
            var finding = TokenCodes.NotThere.At(Place.Of(clientId), $"Realm '{api.Realm}' has no technical user '{clientId}'.");
            return new TokenSample(null, finding, api.Requests - before);
        }

        using var example = await api.ReadAsync(
            $"clients/{client!}/evaluate-scopes/generate-example-access-token?userId={user}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        return new TokenSample(IssuedClaims.Read(example.RootElement), null, api.Requests - before);
    }

    /// <exception cref="KeycloakException">The server does not answer.</exception>
    public async Task<TokenSample> SignInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken)
    {
        var before = transport.Requests;
        var itself = options with { SignIn = new SignIn.ByClientSecret(clientId, secret), SignInRealm = string.Empty };
        using var tokens = new TokenSource(itself, transport, time);
        try
        {
            var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            using var claims = token.ReadClaims();
            return claims is null
                ? Refused(clientId, "its token is not one that can be read.", before)
                : new TokenSample(IssuedClaims.Read(claims.RootElement), null, transport.Requests - before);
        }
        catch (KeycloakException e) when (e.Finding.Code == KeycloakCodes.SignInRefused.Code)
        {
            return Refused(clientId, e.Finding.Message, before);
        }
    }

    private TokenSample Refused(string clientId, string reason, int before) => new(
        null,
        TokenCodes.SignInRefused.At(Place.Of(clientId), $"Technical user '{clientId}' cannot be looked at: {reason}"),
        transport.Requests - before);

    private async Task<string?> IdAsync(
        FormattableString path, string field, string name, string right, CancellationToken cancellationToken)
    {
        using var found = await api.ReadAsync(path, right, cancellationToken).ConfigureAwait(false);
        return found.RootElement.EnumerateArray().Where(e => e.Text(field) == name).Select(e => e.Text("id")).FirstOrDefault();
    }
}
