using Provisioning.Keycloak.Locking;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Reading;

/// <summary>Reads clients and the users behind their service accounts, in pages.</summary>
internal sealed class ClientReader(AdminApi api, RealmIds ids, int pageSize, IProgress<ReadProgress> progress)
{
    private const int PagesAhead = 4;

    /// <summary>Every client but the lock; none of them carries a secret.</summary>
    public async Task<List<Client>> ReadAsync(ReadingNotes notes, CancellationToken cancellationToken)
    {
        var clients = new List<Client>();
        var tally = new Tally(progress, "clients");
        var pages = api.ReadPagesAsync(
            (first, max) => $"clients?first={first}&max={max}", pageSize, Rights.ViewClients, PagesAhead, cancellationToken);
        await foreach (var element in pages.ConfigureAwait(false))
        {
            tally.Add();
            if (ClientRepresentation.Read(element, notes) is { } client && client.ClientId != RealmLock.ClientId)
            {
                ids.KnowClient(client.ClientId, element.Text("id"));
                if (client.ServiceAccount is not null && ClientSecret.FingerprintOf(element) is { Length: > 0 } fingerprint)
                {
                    ids.SecretFingerprints[client.ClientId] = fingerprint;
                }

                clients.Add(client);
            }
        }

        // Callers that may only query get an empty list. Every realm has clients of Keycloak's own, so none means no right.
        return clients.Exists(c => KeycloakBuiltIns.IsBuiltIn(c.ClientId) || c.ClientId.EndsWith("-realm", StringComparison.Ordinal))
            ? clients
            : throw api.MissingRight(Rights.ViewClients, "not even Keycloak's own clients are in the list it gets.");
    }

    /// <summary>
    /// The users behind the service accounts of the given clients, by client id, and ordinary users with such a name.
    /// </summary>
    /// <param name="query">Clients that it names and that are not there yet will need their users' names.</param>
    public async Task<(Dictionary<string, ServiceAccount> Accounts, List<User> Others)> ReadAccountsAsync(
        IReadOnlyList<Client> all, IReadOnlyCollection<Client> wanted, RealmQuery query, ReadingNotes notes, CancellationToken cancellationToken)
    {
        var present = all.Select(c => c.ClientId).ToHashSet(StringComparer.Ordinal);
        var asked = wanted.Select(c => c.ClientId).Concat(query.Clients.Where(c => !present.Contains(c)))
            .Select(ServiceAccount.UsernameOf).Distinct(StringComparer.Ordinal).ToList();
        var clientByUsername = all.Where(c => c.ServiceAccount is not null)
            .GroupBy(c => ServiceAccount.UsernameOf(c.ClientId), c => c.ClientId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var accounts = new Dictionary<string, ServiceAccount>(StringComparer.Ordinal);
        var others = new List<User>();
        var gate = new Lock();
        // Of a whole realm all are asked for, also where it has no service account yet.
        var isFew = !query.IsEverything && asked.Count <= clientByUsername.Count / pageSize;
        var tally = new Tally(progress, "service accounts", isFew ? asked.Count : clientByUsername.Count);

        async Task ReadUsersAsync(Func<int, int, FormattableString> page, CancellationToken token)
        {
            var users = api.ReadPagesAsync(page, pageSize, Rights.ViewUsers, PagesAhead, token);
            await foreach (var element in users.ConfigureAwait(false))
            {
                var username = element.Text("username");
                // The server matches inside names too.
                if (!username.StartsWith(ServiceAccount.UsernamePrefix, StringComparison.Ordinal))
                {
                    continue;
                }

                tally.Add();
                lock (gate)
                {
                    if (clientByUsername.TryGetValue(username, out var clientId))
                    {
                        ids.Users[clientId] = element.Text("id");
                        accounts[clientId] = UserRepresentation.ReadServiceAccount(element, notes);
                    }
                    else if (UserRepresentation.Read(element, notes) is { } user)
                    {
                        others.Add(user);
                    }
                }
            }
        }

        if (isFew)
        {
            await Parallel.ForEachAsync(
                asked,
                Parallelism.Of(cancellationToken),
                async (name, token) => await ReadUsersAsync(
                    (first, max) => $"users?username={name}&exact=true&first={first}&max={max}", token).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
        else
        {
            await ReadUsersAsync(
                (first, max) => $"users?username={ServiceAccount.UsernamePrefix}&first={first}&max={max}", cancellationToken)
                .ConfigureAwait(false);
        }

        return (accounts, others);
    }
}
