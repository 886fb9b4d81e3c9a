using System.Collections.Concurrent;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>Reads what service accounts hold directly, from the side that takes fewer requests.</summary>
internal sealed class GrantReader(AdminApi api, RealmIds ids, int pageSize, IProgress<ReadProgress> progress)
{
    /// <summary>One request per technical user.</summary>
    public async Task<IReadOnlyDictionary<string, ValueSet<RoleRef>>> ByUserAsync(
        IEnumerable<string> clientIds, CancellationToken cancellationToken)
    {
        var known = clientIds.Where(ids.Users.ContainsKey).ToList();
        var tally = new Tally(progress, "holders of roles", known.Count);
        var grants = new ConcurrentDictionary<string, ValueSet<RoleRef>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            known,
            Parallelism.Of(cancellationToken),
            async (clientId, token) =>
            {
                using var mappings = await api
                    .ReadAsync($"users/{ids.Users[clientId]}/role-mappings", Rights.ViewUsers, token)
                    .ConfigureAwait(false);
                grants[clientId] = ValueSet.From(RoleMappings.Read(mappings.RootElement, ids));
                tally.Add();
            }).ConfigureAwait(false);
        return grants;
    }

    /// <summary>One request per role and page of its holders, people included.</summary>
    public async Task<IReadOnlyDictionary<string, ValueSet<RoleRef>>> ByRoleAsync(
        IReadOnlyCollection<RoleRef> roles, IReadOnlyCollection<string> clientIds, CancellationToken cancellationToken)
    {
        var tally = new Tally(progress, "roles and their holders", roles.Count);
        var holders = clientIds.Where(ids.Users.ContainsKey).ToDictionary(c => ids.Users[c], _ => new ConcurrentBag<RoleRef>(), StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            roles,
            Parallelism.Of(cancellationToken),
            async (role, token) =>
            {
                var pages = api.ReadPagesAsync((first, max) => HoldersOf(role, first, max), pageSize, Rights.ViewUsers, token);
                await foreach (var user in pages.ConfigureAwait(false))
                {
                    if (holders.TryGetValue(user.Text("id"), out var held))
                    {
                        held.Add(role);
                    }
                }

                tally.Add();
            }).ConfigureAwait(false);
        return clientIds.Where(ids.Users.ContainsKey).ToDictionary(c => c, c => ValueSet.From(holders[ids.Users[c]]), StringComparer.Ordinal);
    }

    /// <summary>Names that would lead a request to another address rule the second side out.</summary>
    public static bool CanAskByRole(IEnumerable<RoleRef> roles) => !roles.Any(r => r.Name is "." or "..");

    private FormattableString HoldersOf(RoleRef role, int first, int max) => role.IsRealmRole
        ? (FormattableString)$"roles/{role.Name}/users?briefRepresentation=true&first={first}&max={max}"
        : $"clients/{ids.Client(role.Client)}/roles/{role.Name}/users?briefRepresentation=true&first={first}&max={max}";
}
