using Provisioning.Diagnostics;
using Provisioning.Keycloak.Reading;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>
/// Finds the server's id of what a change names: from what was read, else by asking once for all names of that kind.
/// </summary>
internal sealed class NameLookup(AdminApi api, RealmIds ids) : IDisposable
{
    private readonly SemaphoreSlim single = new(1, 1);

    /// <summary>The client's id, or null when there is no such client.</summary>
    public async Task<string?> FindClientAsync(string clientId, CancellationToken cancellationToken)
    {
        if (ids.Client(clientId) is { } known)
        {
            return known;
        }

        using var found = await api.ReadAsync($"clients?clientId={clientId}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        foreach (var client in found.RootElement.EnumerateArray().Where(c => c.Text("clientId") == clientId))
        {
            ids.KnowClient(clientId, client.Text("id"));
        }

        return ids.Client(clientId);
    }

    public async Task<string> ClientAsync(string clientId, CancellationToken cancellationToken) =>
        await FindClientAsync(clientId, cancellationToken).ConfigureAwait(false) ?? throw Absent($"client:{clientId}");

    /// <summary>The role's id, or null when there is no such role.</summary>
    public async Task<string?> FindRoleAsync(RoleRef role, CancellationToken cancellationToken)
    {
        if (!ids.Roles.ContainsKey(role))
        {
            await LearnAsync(() => ids.Roles.ContainsKey(role), token => LoadRolesAsync(role.Client, token), cancellationToken).ConfigureAwait(false);
        }

        return ids.Roles.GetValueOrDefault(role);
    }

    public async Task<string> RoleAsync(RoleRef role, CancellationToken cancellationToken) =>
        await FindRoleAsync(role, cancellationToken).ConfigureAwait(false) ?? throw Absent($"role:{role}");

    /// <summary>The client scope's id, or null when there is none of that name.</summary>
    public async Task<string?> FindScopeAsync(string name, CancellationToken cancellationToken)
    {
        if (!ids.Scopes.ContainsKey(name))
        {
            await LearnAsync(() => ids.Scopes.ContainsKey(name), LoadScopesAsync, cancellationToken).ConfigureAwait(false);
        }

        return ids.Scopes.GetValueOrDefault(name);
    }

    public async Task<string> ScopeAsync(string name, CancellationToken cancellationToken) =>
        await FindScopeAsync(name, cancellationToken).ConfigureAwait(false) ?? throw Absent($"client-scope:{name}");

    public async Task<string> GroupAsync(string path, CancellationToken cancellationToken)
    {
        if (!ids.Groups.ContainsKey(path))
        {
            await LearnAsync(
                () => ids.Groups.ContainsKey(path),
                token => new GroupReader(api, ids, pageSize: 100).ReadAsync(token),
                cancellationToken).ConfigureAwait(false);
        }

        return ids.Groups.GetValueOrDefault(path) ?? throw Absent($"group:{path}");
    }

    /// <summary>
    /// The id of the user behind a service account, or null. Asked for by name: asking by client would create it. The brief
    /// representation leaves attributes out, which cost the server a third of its work for the answer.
    /// </summary>
    public async Task<string?> FindUserAsync(string clientId, CancellationToken cancellationToken)
    {
        if (ids.Users.TryGetValue(clientId, out var known))
        {
            return known;
        }

        var username = ServiceAccount.UsernameOf(clientId);
        using var found = await api
            .ReadAsync($"users?username={username}&exact=true&briefRepresentation=true", Rights.ViewUsers, cancellationToken)
            .ConfigureAwait(false);
        foreach (var user in found.RootElement.EnumerateArray().Where(u => u.Text("username") == username))
        {
            ids.Users[clientId] = user.Text("id");
        }

        return ids.Users.GetValueOrDefault(clientId);
    }

    /// <summary>The id of a user that is no service account, or null.</summary>
    public async Task<string?> FindPasswordUserAsync(string username, CancellationToken cancellationToken)
    {
        if (ids.PasswordUsers.TryGetValue(username, out var known))
        {
            return known;
        }

        using var found = await api
            .ReadAsync($"users?username={username}&exact=true&briefRepresentation=true", Rights.ViewUsers, cancellationToken)
            .ConfigureAwait(false);
        foreach (var user in found.RootElement.EnumerateArray().Where(u => u.Text("username") == username))
        {
            ids.PasswordUsers[username] = user.Text("id");
        }

        return ids.PasswordUsers.GetValueOrDefault(username);
    }

    public async Task<string> PasswordUserAsync(string username, CancellationToken cancellationToken) =>
        await FindPasswordUserAsync(username, cancellationToken).ConfigureAwait(false) ?? throw Absent($"user:{username}");

    /// <exception cref="KeycloakException">The realm's user profile would drop the user's attributes without a word.</exception>
    public async Task MarksMustLastAsync(User user, CancellationToken cancellationToken)
    {
        if (!await UserProfile.KeepsMarksAsync(api, cancellationToken).ConfigureAwait(false))
        {
            throw new KeycloakException(UserProfile.DropsMarks(api.Realm, user.Username));
        }
    }

    /// <summary>What a new service account is given by the realm: its default role and default groups.</summary>
    public async Task<ServiceAccount> NewAccountAsync(CancellationToken cancellationToken)
    {
        if (ids.Defaults is null)
        {
            await LearnAsync(
                () => ids.Defaults is not null, token => new SettingsReader(api, ids).ReadAsync(token), cancellationToken).ConfigureAwait(false);
        }

        return ids.Defaults ?? throw Absent($"realm:{api.Realm}");
    }

    public void Dispose() => single.Dispose();

    public KeycloakException Absent(string address) => Refused($"There is no {address} in realm '{api.Realm}'.");

    public KeycloakException Refused(string sentence) =>
        new(KeycloakCodes.Refused.At(Place.Of(api.Realm), sentence, "Run again for a new plan."));

    private async Task LearnAsync(Func<bool> isKnown, Func<CancellationToken, Task> load, CancellationToken cancellationToken)
    {
        await single.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another change may have asked meanwhile.
            if (!isKnown())
            {
                await load(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            single.Release();
        }
    }

    private async Task LoadRolesAsync(string clientId, CancellationToken cancellationToken)
    {
        var uuid = clientId.Length == 0 ? string.Empty : await ClientAsync(clientId, cancellationToken).ConfigureAwait(false);
        using var list = uuid.Length == 0
            ? await api.ReadAsync($"roles", Rights.ViewRealm, cancellationToken).ConfigureAwait(false)
            : await api.ReadAsync($"clients/{uuid}/roles", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        foreach (var role in list.RootElement.EnumerateArray())
        {
            ids.Roles[new RoleRef(clientId, role.Text("name"))] = role.Text("id");
        }
    }

    private async Task LoadScopesAsync(CancellationToken cancellationToken)
    {
        using var list = await api.ReadAsync($"client-scopes", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        foreach (var scope in list.RootElement.EnumerateArray())
        {
            ids.Scopes[scope.Text("name")] = scope.Text("id");
        }
    }
}
