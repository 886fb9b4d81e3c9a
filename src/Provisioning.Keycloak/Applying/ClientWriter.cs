using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>Creates, changes and deletes clients together with what their service accounts hold.</summary>
internal sealed class ClientWriter(AdminApi api, RealmIds ids, NameLookup names, ObjectReader objects)
{
    private readonly RoleListWriter roles = new(api, names);
    private readonly ServiceAccountWriter accounts = new(api, names);

    public async Task CreateAsync(Client after, CancellationToken cancellationToken)
    {
        // The server drops names of scopes that it does not know without a word.
        foreach (var scope in after.DefaultScopes.Concat(after.OptionalScopes))
        {
            await names.ScopeAsync(scope, cancellationToken).ConfigureAwait(false);
        }

        var (uuid, found) = await Creation.RunAsync(
            () => api.CreateAsync($"clients", ClientBody.ToCreate(after), Rights.ManageClients, cancellationToken),
            () => objects.ReadClientAsync(after.ClientId, cancellationToken),
            after,
            names).ConfigureAwait(false);
        if (found is not null)
        {
            await UpdateAsync(found, after, cancellationToken).ConfigureAwait(false);
            return;
        }

        ids.ForgetClient(after.ClientId);
        ids.KnowClient(after.ClientId, uuid);
        await roles.ChangeAsync(RoleHolder.Client(uuid), [], after.ScopeRoles, cancellationToken).ConfigureAwait(false);
        if (after.ServiceAccount is not null)
        {
            await accounts.CompleteNewAsync(after.ClientId, after.ServiceAccount, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task UpdateAsync(Client before, Client after, CancellationToken cancellationToken)
    {
        var uuid = await names.ClientAsync(after.ClientId, cancellationToken).ConfigureAwait(false);
        var hasUser = before.ServiceAccount is not null
            && await names.FindUserAsync(before.ClientId, cancellationToken).ConfigureAwait(false) is not null;
        // A client from an import can lack its user; any update that says serviceAccountsEnabled makes it.
        var isNewAccount = after.ServiceAccount is not null && !hasUser;
        if (isNewAccount || !OwnFields(before).Equals(OwnFields(after)))
        {
            await PutAsync(uuid, after, cancellationToken).ConfigureAwait(false);
        }

        await ChangeScopesAsync(uuid, "default-client-scopes", before.DefaultScopes, after.DefaultScopes, cancellationToken).ConfigureAwait(false);
        await ChangeScopesAsync(uuid, "optional-client-scopes", before.OptionalScopes, after.OptionalScopes, cancellationToken).ConfigureAwait(false);
        await roles.ChangeAsync(RoleHolder.Client(uuid), before.ScopeRoles, after.ScopeRoles, cancellationToken).ConfigureAwait(false);
        if (isNewAccount)
        {
            await accounts.CompleteNewAsync(after.ClientId, after.ServiceAccount!, cancellationToken).ConfigureAwait(false);
        }
        else if (after.ServiceAccount is not null)
        {
            await accounts.UpdateAsync(after.ClientId, before.ServiceAccount!, after.ServiceAccount, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            ids.Users.TryRemove(after.ClientId, out _);
        }
    }

    public async Task DeleteAsync(string clientId, CancellationToken cancellationToken)
    {
        if (await names.FindClientAsync(clientId, cancellationToken).ConfigureAwait(false) is { } uuid)
        {
            await api.WriteAsync(HttpMethod.Delete, $"clients/{uuid}", null, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
            ids.ForgetClient(clientId);
        }
    }

    private async Task PutAsync(string uuid, Client after, CancellationToken cancellationToken)
    {
        using var document = await api.ReadAsync($"clients/{uuid}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        var body = ClientBody.ToUpdate(JsonObject.Create(document.RootElement.Clone())!, after);
        await api.WriteAsync(HttpMethod.Put, $"clients/{uuid}", body, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
    }

    private async Task ChangeScopesAsync(
        string uuid, string list, ValueSet<string> before, ValueSet<string> after, CancellationToken cancellationToken)
    {
        foreach (var gone in before.Where(s => !after.Contains(s)))
        {
            if (await names.FindScopeAsync(gone, cancellationToken).ConfigureAwait(false) is { } id)
            {
                await api.WriteAsync(HttpMethod.Delete, $"clients/{uuid}/{list}/{id}", null, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var scope in after.Where(s => !before.Contains(s)))
        {
            var id = await names.ScopeAsync(scope, cancellationToken).ConfigureAwait(false);
            await api.WriteAsync(HttpMethod.Put, $"clients/{uuid}/{list}/{id}", null, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What an update of the client itself carries; the rest has addresses of its own.</summary>
    private static Client OwnFields(Client client) => client with
    {
        DefaultScopes = [],
        OptionalScopes = [],
        ScopeRoles = [],
        ServiceAccount = client.ServiceAccount is null ? null : new ServiceAccount(),
    };
}
