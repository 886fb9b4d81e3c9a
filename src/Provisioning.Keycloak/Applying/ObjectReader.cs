using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Reading;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Applying;

/// <summary>Reads a single object anew, when one that was to be created turns out to be there.</summary>
internal sealed class ObjectReader(AdminApi api, RealmIds ids, NameLookup names)
{
    /// <summary>New ones each time: changes of one wave read side by side, and notes are for one reader.</summary>
    private static ReadingNotes Notes => new(new SourceFile(string.Empty, ReadOnlyMemory<byte>.Empty), secretsExpected: true);

    /// <exception cref="KeycloakException">The object is not the stack's: it appeared after the plan was made.</exception>
    public static void MustBeOurs(IRealmObject found, IRealmObject wanted)
    {
        if (found.Stack != wanted.Stack || found.Applier != wanted.Applier)
        {
            var owner = found.Stack.Length == 0 ? "nobody's mark" : $"the mark of stack '{found.Stack}'";
            throw new KeycloakException(KeycloakCodes.Refused.At(
                Place.Of(wanted.Address.Name), $"{wanted.Address} was made since the plan was, and carries {owner}.", "Run again for a new plan."));
        }
    }

    /// <summary>The role in its own representation, without members.</summary>
    public static Role RoleIn(JsonElement found, RoleRef role) => RoleRepresentation.Read(found, role.Client, Notes)!;

    /// <summary>The user in its own representation, without what it holds.</summary>
    public static User UserIn(JsonElement found) => UserRepresentation.Read(found, Notes)!;

    /// <summary>The service account in its user's own representation, without what it holds.</summary>
    public static ServiceAccount AccountIn(JsonElement found) => UserRepresentation.ReadServiceAccount(found, Notes);

    public async Task<Client?> ReadClientAsync(string clientId, CancellationToken cancellationToken)
    {
        if (await names.FindClientAsync(clientId, cancellationToken).ConfigureAwait(false) is not { } uuid)
        {
            return null;
        }

        using var document = await api.ReadAsync($"clients/{uuid}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        using var mappings = await api.ReadAsync($"clients/{uuid}/scope-mappings", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        var client = ClientRepresentation.Read(document.RootElement, Notes)!;
        return client with
        {
            ScopeRoles = ValueSet.From(RoleMappings.Read(mappings.RootElement, ids)),
            ServiceAccount = client.ServiceAccount is null
                ? null
                : await ReadAccountAsync(clientId, cancellationToken).ConfigureAwait(false),
        };
    }

    public async Task<Role?> ReadRoleAsync(RoleRef role, CancellationToken cancellationToken)
    {
        if (await names.FindRoleAsync(role, cancellationToken).ConfigureAwait(false) is not { } id)
        {
            return null;
        }

        var right = role.IsRealmRole ? Rights.ViewRealm : Rights.ViewClients;
        using var document = await api.ReadAsync($"roles-by-id/{id}", right, cancellationToken).ConfigureAwait(false);
        using var members = await api.ReadAsync($"roles-by-id/{id}/composites", right, cancellationToken).ConfigureAwait(false);
        var list = new List<RoleRef>();
        foreach (var member in members.RootElement.EnumerateArray())
        {
            var client = member.Flag("clientRole") ? await NameOfAsync(member.Text("containerId"), cancellationToken).ConfigureAwait(false) : string.Empty;
            list.Add(new RoleRef(client, member.Text("name")));
            ids.Roles[list[^1]] = member.Text("id");
        }

        return RoleIn(document.RootElement, role) with { Members = ValueSet.From(list) };
    }

    public async Task<ClientScope?> ReadScopeAsync(string name, CancellationToken cancellationToken)
    {
        if (await names.FindScopeAsync(name, cancellationToken).ConfigureAwait(false) is not { } id)
        {
            return null;
        }

        using var document = await api.ReadAsync($"client-scopes/{id}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        using var mappings = await api.ReadAsync($"client-scopes/{id}/scope-mappings", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        return ClientScopeRepresentation.Read(document.RootElement, Notes)! with
        {
            Roles = ValueSet.From(RoleMappings.Read(mappings.RootElement, ids)),
        };
    }

    /// <summary>A user that is no service account, with what it holds.</summary>
    public async Task<User?> ReadUserAsync(string username, CancellationToken cancellationToken)
    {
        if (await names.FindPasswordUserAsync(username, cancellationToken).ConfigureAwait(false) is not { } user
            || await api.FindAsync($"users/{user}", Rights.ViewUsers, cancellationToken).ConfigureAwait(false) is not { } document)
        {
            return null;
        }

        using (document)
        {
            var held = await ReadHoldingsAsync(user, cancellationToken).ConfigureAwait(false);
            return UserIn(document.RootElement) with { Grants = held.Grants, Groups = held.Groups };
        }
    }

    private async Task<ServiceAccount> ReadAccountAsync(string clientId, CancellationToken cancellationToken)
    {
        if (await names.FindUserAsync(clientId, cancellationToken).ConfigureAwait(false) is not { } user)
        {
            return new ServiceAccount();
        }

        using var document = await api.ReadAsync($"users/{user}", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        var held = await ReadHoldingsAsync(user, cancellationToken).ConfigureAwait(false);
        return AccountIn(document.RootElement) with { Grants = held.Grants, Groups = held.Groups };
    }

    private async Task<ServiceAccount> ReadHoldingsAsync(string user, CancellationToken cancellationToken)
    {
        using var mappings = await api.ReadAsync($"users/{user}/role-mappings", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        using var groups = await api.ReadAsync($"users/{user}/groups", Rights.ViewUsers, cancellationToken).ConfigureAwait(false);
        return new ServiceAccount
        {
            Grants = ValueSet.From(RoleMappings.Read(mappings.RootElement, ids)),
            Groups = ValueSet.From(groups.RootElement.EnumerateArray().Select(g => g.Text("path"))),
        };
    }

    private async Task<string> NameOfAsync(string uuid, CancellationToken cancellationToken)
    {
        if (ids.ClientOf(uuid) is { } known)
        {
            return known;
        }

        using var client = await api.ReadAsync($"clients/{uuid}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        ids.KnowClient(client.RootElement.Text("clientId"), uuid);
        return client.RootElement.Text("clientId");
    }
}
