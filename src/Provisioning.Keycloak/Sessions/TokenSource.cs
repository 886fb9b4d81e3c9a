using System.Net;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;

namespace Provisioning.Keycloak.Sessions;

/// <summary>Signs in, keeps the token, and fetches the next before it ends. However many wait, one of them fetches.</summary>
internal sealed class TokenSource(KeycloakOptions options, Transport transport, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim single = new(1, 1);
    private AccessToken? current;

    public async Task<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } token)
        {
            return token;
        }

        await single.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Fresh() ?? (current = await FetchAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            single.Release();
        }
    }

    /// <summary>Forgets a token that the server no longer takes; one that was fetched since stays.</summary>
    public void Forget(AccessToken refused) => Interlocked.CompareExchange(ref current, null, refused);

    public void Dispose() => single.Dispose();

    private AccessToken? Fresh() => current is { } token && time.GetUtcNow() < token.RenewAt ? token : null;

    private async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        var path = AdminPath.Of($"realms/{options.EffectiveSignInRealm}/protocol/openid-connect/token");
        var audience = new Uri(options.Url, AdminPath.Of($"realms/{options.EffectiveSignInRealm}")).ToString();
        using var answer = await transport
            .SendAsync(() => Form(path, audience), cancellationToken)
            .ConfigureAwait(false);
        if (!answer.IsSuccess || answer.Content is null)
        {
            throw Refusal(answer);
        }

        var life = TimeSpan.FromSeconds(answer.Content.RootElement.GetProperty("expires_in").GetInt32());
        // Tokens of admin-cli live 60 seconds: a quarter of that is left for a request on its way, and at most 30 seconds.
        var margin = life / 4 < TimeSpan.FromSeconds(30) ? life / 4 : TimeSpan.FromSeconds(30);
        return new AccessToken(
            answer.Content.RootElement.GetProperty("access_token").GetString()!, time.GetUtcNow() + life - margin);
    }

    private HttpRequestMessage Form(string path, string audience) => new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(Credentials.For(options.SignIn, audience, time.GetUtcNow())),
    };

    private KeycloakException Refusal(Answer answer)
    {
        var place = Place.Of(options.EffectiveSignInRealm);
        return answer.Status == HttpStatusCode.NotFound
            ? new KeycloakException(KeycloakCodes.RealmMissing.At(
                place, $"The server at {options.Url} has no realm '{options.EffectiveSignInRealm}' to sign in to."))
            : new KeycloakException(KeycloakCodes.SignInRefused.At(
                place,
                $"Realm '{options.EffectiveSignInRealm}' at {options.Url} refused {options.SignIn.Caller}: "
                + $"{(int)answer.Status} {answer.Error}".TrimEnd() + "."));
    }
}
