using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Sessions;

namespace Provisioning.Keycloak.Requests;

/// <summary>Calls the Admin REST API of one realm as the administration client.</summary>
internal sealed class AdminApi(KeycloakOptions options, Transport transport, TokenSource tokens)
{
    public string Realm => options.Realm;

    /// <summary>Who calls, for findings: <c>client 'x'</c>.</summary>
    public string Caller => options.SignIn.Caller;

    public int Requests => transport.Requests;

    public Task<AccessToken> SignInAsync(CancellationToken cancellationToken) => tokens.GetAsync(cancellationToken);

    /// <summary>Reads what must be there for who holds the right.</summary>
    /// <param name="right">The role of <c>realm-management</c> that the request needs.</param>
    public async Task<JsonDocument> ReadAsync(FormattableString path, string right, CancellationToken cancellationToken) =>
        await FindAsync(path, right, cancellationToken).ConfigureAwait(false)
        ?? throw new KeycloakException(Refused(HttpMethod.Get, AdminPath.Of(path), "is not there").Finding) { IsAbsence = true };

    /// <summary>Reads what may be absent; null when it is.</summary>
    public async Task<JsonDocument?> FindAsync(FormattableString path, string right, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        if (answer is { IsSuccess: true, Content: { } content })
        {
            return content;
        }

        using (answer)
        {
            return answer.Status == HttpStatusCode.NotFound ? null : throw Failure(HttpMethod.Get, AdminPath.Of(path), right, answer);
        }
    }

    /// <summary>What the server tells about itself, some 300 kB; null when it does not tell this caller.</summary>
    public Task<JsonDocument?> FindServerInfoAsync(CancellationToken cancellationToken) => FindAtAsync("admin/serverinfo", cancellationToken);

    /// <summary>Looks something up in any realm; null when it is not there, or not for this caller to see.</summary>
    public Task<JsonDocument?> FindInAsync(string realm, FormattableString path, CancellationToken cancellationToken) =>
        FindAtAsync($"{AdminPath.Of($"admin/realms/{realm}")}/{AdminPath.Of(path)}", cancellationToken);

    private async Task<JsonDocument?> FindAtAsync(string address, CancellationToken cancellationToken)
    {
        var answer = await SendToAsync(HttpMethod.Get, address, null, cancellationToken).ConfigureAwait(false);
        if (answer is { IsSuccess: true, Content: { } content })
        {
            return content;
        }

        answer.Dispose();
        return null;
    }

    /// <summary>Sends a write that must succeed; of a deletion also counts that the object is gone already.</summary>
    /// <returns>The id of what was made, or empty.</returns>
    public async Task<string> WriteAsync(
        HttpMethod method, FormattableString path, JsonNode? body, string right, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, body, cancellationToken).ConfigureAwait(false);
        var isGone = method == HttpMethod.Delete && answer.Status == HttpStatusCode.NotFound;
        return answer.IsSuccess || isGone ? answer.NewId : throw Failure(method, AdminPath.Of(path), right, answer);
    }

    /// <summary>Creates an object; null when one of its name is there already.</summary>
    /// <returns>The new object's id.</returns>
    public async Task<string?> CreateAsync(FormattableString path, JsonNode body, string right, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body, cancellationToken, isCreation: true).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.Conflict ? null
            : answer.IsSuccess ? answer.NewId
            : throw Failure(HttpMethod.Post, AdminPath.Of(path), right, answer);
    }

    /// <summary>
    /// Sends what must not happen twice. Null when nobody can tell whether it happened: then look before asking again.
    /// </summary>
    public async Task<JsonDocument?> TryOnceAsync(HttpMethod method, FormattableString path, string right, CancellationToken cancellationToken)
    {
        var (answer, _) = await SendOnceAsync(method, path, null, right, cancellationToken).ConfigureAwait(false);
        if (answer?.Content is { } content)
        {
            return content;
        }

        answer?.Dispose();
        return null;
    }

    /// <summary>Sends a representation once.</summary>
    /// <returns>Null when it was taken for certain.</returns>
    public async Task<Doubt?> TryPutAsync(FormattableString path, JsonNode body, string right, CancellationToken cancellationToken)
    {
        var (answer, doubt) = await SendOnceAsync(HttpMethod.Put, path, body, right, cancellationToken).ConfigureAwait(false);
        answer?.Dispose();
        return doubt;
    }

    /// <inheritdoc cref="Transport.SettleAsync"/>
    public Task<Doubt?> SettleAsync(Func<CancellationToken, Task<Doubt?>> attempt, CancellationToken cancellationToken) =>
        transport.SettleAsync(attempt, cancellationToken);

    /// <returns>A successful answer, or the doubt whether there was one.</returns>
    private async Task<(Answer? Answer, Doubt? Doubt)> SendOnceAsync(
        HttpMethod method, FormattableString path, JsonNode? body, string right, CancellationToken cancellationToken)
    {
        var content = body?.ToJsonString();
        Answer answer;
        try
        {
            answer = await SendAuthorizedAsync(
                token => transport.SendOnceAsync(() => Message(method, AddressOf(path), content, token), cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (KeycloakException e)
        {
            return (null, new Doubt(e));
        }

        if (answer.IsSuccess)
        {
            return (answer, null);
        }

        using (answer)
        {
            var failure = Failure(method, AdminPath.Of(path), right, answer);
            return answer.MayPass(isCreation: false) ? (null, new Doubt(failure, answer.RetryAfter)) : throw failure;
        }
    }

    private string AddressOf(FormattableString path) => $"{AdminPath.Of($"admin/realms/{options.Realm}")}/{AdminPath.Of(path)}".TrimEnd('/');

    private Task<Answer> SendAsync(
        HttpMethod method, FormattableString path, JsonNode? body, CancellationToken cancellationToken, bool isCreation = false) =>
        SendToAsync(
            method, AddressOf(path), body, cancellationToken, isCreation);

    private Task<Answer> SendToAsync(
        HttpMethod method, string address, JsonNode? body, CancellationToken cancellationToken, bool isCreation = false)
    {
        var content = body?.ToJsonString();
        return SendAuthorizedAsync(
            token => transport.SendAsync(() => Message(method, address, content, token), cancellationToken, isCreation), cancellationToken);
    }

    private async Task<Answer> SendAuthorizedAsync(Func<AccessToken, Task<Answer>> send, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var answer = await send(token).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        // The session was ended on the server, or clocks differ: one new token, not more.
        answer.Dispose();
        tokens.Forget(token);
        return await send(await tokens.GetAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static HttpRequestMessage Message(HttpMethod method, string address, string? content, AccessToken token)
    {
        var message = new HttpRequestMessage(method, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (content is not null)
        {
            message.Content = new StringContent(content, Encoding.UTF8, "application/json");
        }

        return message;
    }

    private KeycloakException Failure(HttpMethod method, string path, string right, Answer answer) =>
        answer.Status == HttpStatusCode.Forbidden
            ? MissingRight(right, $"{method} {Shown(path)} was answered with 403.")
            : Refused(method, path, $"was answered with {(int)answer.Status} {answer.Error}".TrimEnd());

    public KeycloakException MissingRight(string right, string evidence) => new(KeycloakCodes.RightMissing.At(
        Place.Of(options.Realm),
        $"{Capitalised(options.SignIn.Caller)} lacks the role '{right}' of 'realm-management' in realm '{options.Realm}': {evidence}"));

    public KeycloakException Refused(HttpMethod method, FormattableString path, string what) => Refused(method, AdminPath.Of(path), what);

    private KeycloakException Refused(HttpMethod method, string path, string what) =>
        new(KeycloakCodes.Refused.At(Place.Of(options.Realm), $"{method} {Shown(path)} of realm '{options.Realm}' {what}."));

    private static string Shown(string path) => path.Length == 0 ? "the realm" : path.Split('?')[0];

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
