using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Applying;

/// <summary>Creates, changes and deletes roles with their members.</summary>
internal sealed class RoleWriter(AdminApi api, RealmIds ids, NameLookup names, ObjectReader objects)
{
    private readonly RoleListWriter lists = new(api, names);

    /// <summary>One request, members by name.</summary>
    public async Task CreateAsync(Role after, CancellationToken cancellationToken)
    {
        // A member whose client is absent would be left out without a word.
        foreach (var client in after.Members.Where(m => !m.IsRealmRole).Select(m => m.Client).Distinct(StringComparer.Ordinal))
        {
            await names.ClientAsync(client, cancellationToken).ConfigureAwait(false);
        }

        var body = RoleRepresentation.Write(after);
        var owner = after.Ref.IsRealmRole ? string.Empty : await names.ClientAsync(after.Ref.Client, cancellationToken).ConfigureAwait(false);
        var path = owner.Length == 0 ? (FormattableString)$"roles" : $"clients/{owner}/roles";
        var (_, found) = await Creation.RunAsync(
            () => api.CreateAsync(path, body, RightFor(after), cancellationToken),
            () => objects.ReadRoleAsync(after.Ref, cancellationToken),
            after,
            names).ConfigureAwait(false);
        if (found is not null)
        {
            await UpdateAsync(found, after, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task UpdateAsync(Role before, Role after, CancellationToken cancellationToken)
    {
        var id = await names.RoleAsync(after.Ref, cancellationToken).ConfigureAwait(false);
        if (before.Description != after.Description || !before.Attributes.Equals(after.Attributes))
        {
            var replacement = new Replacement
            {
                Reading = Rights.ViewClients,
                Writing = RightFor(after),
                Change = found => BodyOf(found, after),
                IsDone = found => ObjectReader.RoleIn(found, after.Ref) is var held
                    && held.Description == after.Description && held.Attributes.Equals(after.Attributes),
            };
            await replacement.SendAsync(api, $"roles-by-id/{id}", cancellationToken).ConfigureAwait(false);
        }

        await lists.ChangeMembersAsync(after.Ref, before.Members, after.Members, RightFor(after), cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(RoleRef role, CancellationToken cancellationToken)
    {
        var isOwned = role.IsRealmRole || await names.FindClientAsync(role.Client, cancellationToken).ConfigureAwait(false) is not null;
        if (isOwned && await names.FindRoleAsync(role, cancellationToken).ConfigureAwait(false) is { } id)
        {
            await api.WriteAsync(
                HttpMethod.Delete,
                $"roles-by-id/{id}",
                null,
                role.IsRealmRole ? Rights.ManageRealm : Rights.ManageClients,
                cancellationToken).ConfigureAwait(false);
            ids.Roles.TryRemove(role, out _);
        }
    }

    private static JsonObject BodyOf(JsonElement found, Role after)
    {
        var body = RoleRepresentation.Write(after with { Members = [] }, JsonObject.Create(found.Clone())!);
        body.Remove("composite");
        body["description"] = after.Description;
        body["attributes"] ??= new JsonObject();
        return body;
    }

    private static string RightFor(Role role) =>
        role.Ref.IsRealmRole || role.Members.Any(m => m.IsRealmRole) ? Rights.ManageRealm : Rights.ManageClients;
}
