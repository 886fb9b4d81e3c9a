using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>
/// Gives and takes roles in lists, one request per client that owns them. Each entry names id and name: of grants the
/// server wants both, of scope mappings the name. A deletion without a list would take everything, so none is ever sent.
/// </summary>
internal sealed class RoleListWriter(AdminApi api, NameLookup names)
{
    public async Task ChangeAsync(
        RoleHolder holder, ValueSet<RoleRef> before, ValueSet<RoleRef> after, CancellationToken cancellationToken)
    {
        await SendAsync(HttpMethod.Delete, holder, before.Where(r => !after.Contains(r)), cancellationToken).ConfigureAwait(false);
        await SendAsync(HttpMethod.Post, holder, after.Where(r => !before.Contains(r)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The members of a composite, which the server takes in one list whoever owns them.</summary>
    public async Task ChangeMembersAsync(
        RoleRef role, ValueSet<RoleRef> before, ValueSet<RoleRef> after, string right, CancellationToken cancellationToken)
    {
        var id = await names.RoleAsync(role, cancellationToken).ConfigureAwait(false);
        foreach (var (method, members) in new[]
        {
            (HttpMethod.Delete, before.Where(r => !after.Contains(r))),
            (HttpMethod.Post, after.Where(r => !before.Contains(r))),
        })
        {
            var list = await ListAsync(members, method, cancellationToken).ConfigureAwait(false);
            if (list.Count > 0)
            {
                await api.WriteAsync(method, $"roles-by-id/{id}/composites", list, right, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(HttpMethod method, RoleHolder holder, IEnumerable<RoleRef> roles, CancellationToken cancellationToken)
    {
        foreach (var owned in roles.GroupBy(r => r.Client, StringComparer.Ordinal))
        {
            var list = await ListAsync(owned, method, cancellationToken).ConfigureAwait(false);
            if (list.Count > 0)
            {
                var client = owned.Key.Length == 0 ? string.Empty : await names.ClientAsync(owned.Key, cancellationToken).ConfigureAwait(false);
                var right = await RightForAsync(holder, owned, cancellationToken).ConfigureAwait(false);
                await api.WriteAsync(method, holder.Address(client), list, right, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<JsonArray> ListAsync(IEnumerable<RoleRef> roles, HttpMethod method, CancellationToken cancellationToken)
    {
        var list = new JsonArray();
        foreach (var role in roles)
        {
            var id = await names.FindRoleAsync(role, cancellationToken).ConfigureAwait(false);
            if (id is not null)
            {
                list.Add((JsonNode)new JsonObject { ["id"] = id, ["name"] = role.Name });
            }
            else if (method != HttpMethod.Delete)
            {
                throw names.Absent($"role:{role}");
            }
        }

        return list;
    }

    /// <summary>Nobody may give or take a right over the realm that he does not hold himself.</summary>
    private async Task<string> RightForAsync(RoleHolder holder, IEnumerable<RoleRef> roles, CancellationToken cancellationToken)
    {
        var privileged = roles.Where(KeycloakBuiltIns.IsPrivileged).Select(r => r.Name).ToList();
        if (privileged.Count == 0)
        {
            return holder.Right;
        }

        var held = (await api.SignInAsync(cancellationToken).ConfigureAwait(false)).RightsIn(api.Realm);
        var missing = privileged.Prepend(holder.Right).Where(r => held?.Has(r) != true).ToList();
        return missing.Count == 0 ? holder.Right : string.Join("', '", missing);
    }
}
