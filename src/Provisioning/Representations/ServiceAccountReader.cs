using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>The <c>users</c> of an export: people, and the users behind service accounts by the client they belong to.</summary>
internal sealed class ServiceAccountReader
{
    private readonly Dictionary<string, (ServiceAccount Account, JsonFields Fields)> accounts = new(StringComparer.Ordinal);

    public ServiceAccountReader(JsonFields realm)
    {
        var people = new List<KeyValuePair<string, User>>();
        foreach (var fields in realm.Objects("users"))
        {
            var clientId = fields.Text(UserRepresentation.ServiceAccountClientId);
            if (clientId.Length > 0)
            {
                accounts[clientId] = (UserRepresentation.ReadServiceAccount(fields), fields);
            }
            else if (UserRepresentation.Read(fields) is { } user)
            {
                people.Add(new(user.Username, user));
            }
        }

        People = Map<string, User>.From(people);
    }

    public Map<string, User> People { get; }

    /// <summary>The client with what its service account holds.</summary>
    public Client Complete(Client client) =>
        client.ServiceAccount is not null && accounts.TryGetValue(client.ClientId, out var found)
            ? client with { ServiceAccount = found.Account }
            : client;

    /// <summary>Notes users whose client is not there or has no service account; their grants reach nothing.</summary>
    public void NoteStrays(IReadOnlyDictionary<string, Client> clients)
    {
        foreach (var (clientId, (_, fields)) in accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (!clients.TryGetValue(clientId, out var client))
            {
                fields.Notes.Add(
                    TargetCodes.StrayServiceAccount,
                    fields.Element,
                    $"The user of service account '{clientId}' belongs to a client that is not there.",
                    subject: clientId);
            }
            else if (client.ServiceAccount is null)
            {
                fields.Notes.Add(
                    TargetCodes.StrayServiceAccount,
                    fields.Element,
                    $"The user of service account '{clientId}' belongs to a client that has service accounts switched off.",
                    subject: clientId);
            }
        }
    }
}
