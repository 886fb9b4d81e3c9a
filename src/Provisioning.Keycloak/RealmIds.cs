using System.Collections.Concurrent;
using Provisioning.Realms;

namespace Provisioning.Keycloak;

/// <summary>The server's ids by name, learned while reading and kept for apply.</summary>
internal sealed class RealmIds
{
    private readonly ConcurrentDictionary<string, string> clientIdByUuid = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> clients = new(StringComparer.Ordinal);

    public ConcurrentDictionary<RoleRef, string> Roles { get; } = new();

    public ConcurrentDictionary<string, string> Scopes { get; } = new(StringComparer.Ordinal);

    /// <summary>The users behind service accounts, by the client's id.</summary>
    public ConcurrentDictionary<string, string> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>Users that are no service accounts, by user name.</summary>
    public ConcurrentDictionary<string, string> PasswordUsers { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>What the realm gives to each new user; null until it was read.</summary>
    public ServiceAccount? Defaults { get; set; }

    /// <summary>By client id, of the secrets in the list of clients; all that is left of them.</summary>
    public Dictionary<string, string> SecretFingerprints { get; } = new(StringComparer.Ordinal);

    /// <summary>What the realm asks of passwords, in its own words.</summary>
    public string PasswordPolicy { get; set; } = string.Empty;

    /// <summary>Users of ours whose password is not the one that was set here.</summary>
    public ConcurrentBag<string> ForeignPasswords { get; } = [];

    public void KnowClient(string clientId, string uuid)
    {
        if (clients.TryGetValue(clientId, out var before) && before != uuid)
        {
            ForgetClient(clientId);
        }

        clients[clientId] = uuid;
        clientIdByUuid[uuid] = clientId;
    }

    public string? Client(string clientId) => clients.GetValueOrDefault(clientId);

    /// <summary>The client that a role's <c>containerId</c> means.</summary>
    public string? ClientOf(string uuid) => clientIdByUuid.GetValueOrDefault(uuid);

    /// <summary>Forgets a client with all that goes with it when it is deleted.</summary>
    public void ForgetClient(string clientId)
    {
        if (clients.TryRemove(clientId, out var uuid))
        {
            clientIdByUuid.TryRemove(uuid, out _);
        }

        Users.TryRemove(clientId, out _);
        foreach (var role in Roles.Keys.Where(r => r.Client == clientId))
        {
            Roles.TryRemove(role, out _);
        }
    }
}
