using System.Collections.Concurrent;
using Provisioning.Keycloak.Requests;
using Provisioning.Keycloak.Sessions;
using Provisioning.Realms;

namespace Provisioning.Keycloak.History;

/// <summary>
/// Turns the ids in events into names, each once. Users of the target realm and of the realm that we signed in to can be
/// looked up; of others only the id is known.
/// </summary>
internal sealed class Authors(AdminApi api, RealmIds ids, SignIn self, string signInRealm)
{
    private readonly ConcurrentDictionary<(string User, string Client, bool Elsewhere), Task<Author>> known = new();

    public Task<Author> OfAsync(AdminEvent change, CancellationToken cancellationToken) => known.GetOrAdd(
        (change.UserId, change.ClientUuid, change.IsFromElsewhere), _ => FindAsync(change, cancellationToken));

    private async Task<Author> FindAsync(AdminEvent change, CancellationToken cancellationToken)
    {
        var realm = !change.IsFromElsewhere ? api.Realm : signInRealm != api.Realm ? signInRealm : string.Empty;
        if (realm.Length == 0)
        {
            return new Author($"a user of another realm with the id {change.UserId}", false);
        }

        var user = await NameAsync(realm, $"users/{change.UserId}", "username", cancellationToken).ConfigureAwait(false);
        var client = (realm == api.Realm ? ids.ClientOf(change.ClientUuid) : null)
            ?? await NameAsync(realm, $"clients/{change.ClientUuid}", "clientId", cancellationToken).ConfigureAwait(false);
        var isOwn = realm == signInRealm && client == self.ClientId
            && (self is SignIn.ByPassword person
                ? string.Equals(user, person.Username, StringComparison.OrdinalIgnoreCase)
                : user == ServiceAccount.UsernameOf(self.ClientId));
        return new Author(Words(change, user, client), isOwn);
    }

    private static string Words(AdminEvent change, string? user, string? client) => (user, client) switch
    {
        ({ } name, { } through) when name == ServiceAccount.UsernameOf(through) => $"client '{through}'",
        ({ } name, { } through) => $"user '{name}' through '{through}'",
        ({ } name, null) => $"user '{name}'",
        (null, { } through) => $"a user that cannot be looked up, with the id {change.UserId}, through '{through}'",
        _ => $"a user that cannot be looked up, with the id {change.UserId}",
    };

    private async Task<string?> NameAsync(string realm, FormattableString path, string field, CancellationToken cancellationToken)
    {
        using var answer = await api.FindInAsync(realm, path, cancellationToken).ConfigureAwait(false);
        return answer?.RootElement.Text(field) is { Length: > 0 } name ? name : null;
    }
}

/// <param name="Words">For people.</param>
/// <param name="IsSelf">Whether it is who runs this.</param>
internal sealed record Author(string Words, bool IsSelf);
