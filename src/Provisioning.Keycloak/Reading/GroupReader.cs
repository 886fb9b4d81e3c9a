using System.Collections.Concurrent;
using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>Reads groups with their grants, and which technical users are members.</summary>
internal sealed class GroupReader(AdminApi api, RealmIds ids, int pageSize)
{
    public async Task<Map<string, Group>> ReadAsync(CancellationToken cancellationToken)
    {
        var groups = new List<Group>();
        await ReadAsync(
            (first, max) => $"groups?briefRepresentation=false&first={first}&max={max}", groups, cancellationToken).ConfigureAwait(false);
        return Map<string, Group>.From(groups.Select(g => KeyValuePair.Create(g.Path, g)));
    }

    /// <summary>The groups of each client's service account; asks by group or by user, whichever are fewer.</summary>
    public async Task<IReadOnlyDictionary<string, ValueSet<string>>> ReadMembersAsync(
        Map<string, Group> groups, IReadOnlyCollection<string> clientIds, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, ConcurrentBag<string>>(StringComparer.Ordinal);
        if (groups.Count <= clientIds.Count)
        {
            var clientByUser = clientIds.Where(ids.Users.ContainsKey).ToDictionary(c => ids.Users[c], c => c, StringComparer.Ordinal);
            await Parallel.ForEachAsync(
                groups.Keys,
                Parallelism.Of(cancellationToken),
                async (path, token) =>
                {
                    var id = ids.Groups[path];
                    var members = api.ReadPagesAsync(
                        (first, max) => $"groups/{id}/members?briefRepresentation=true&first={first}&max={max}", pageSize, Rights.ViewUsers, token);
                    await foreach (var member in members.ConfigureAwait(false))
                    {
                        if (clientByUser.TryGetValue(member.Text("id"), out var clientId))
                        {
                            found.GetOrAdd(clientId, _ => []).Add(path);
                        }
                    }
                }).ConfigureAwait(false);
        }
        else
        {
            await Parallel.ForEachAsync(
                clientIds.Where(ids.Users.ContainsKey),
                Parallelism.Of(cancellationToken),
                async (clientId, token) =>
                {
                    using var list = await api
                        .ReadAsync($"users/{ids.Users[clientId]}/groups", Rights.ViewUsers, token)
                        .ConfigureAwait(false);
                    found[clientId] = [.. list.RootElement.EnumerateArray().Select(g => g.Text("path"))];
                }).ConfigureAwait(false);
        }

        return found.ToDictionary(e => e.Key, e => ValueSet.From(e.Value), StringComparer.Ordinal);
    }

    private async Task ReadAsync(Func<int, int, FormattableString> page, List<Group> groups, CancellationToken cancellationToken)
    {
        var parents = new List<string>();
        await foreach (var element in api.ReadPagesAsync(page, pageSize, Rights.ViewUsers, cancellationToken).ConfigureAwait(false))
        {
            groups.Add(GroupOf(element));
            // Since release 23 children are not in their parent's representation.
            if (element.TryGetProperty("subGroupCount", out var count) && count.GetInt64() > 0)
            {
                parents.Add(element.Text("id"));
            }
        }

        foreach (var parent in parents)
        {
            await ReadAsync(
                (first, max) => $"groups/{parent}/children?briefRepresentation=false&first={first}&max={max}", groups, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private Group GroupOf(JsonElement element)
    {
        var path = element.Text("path");
        ids.Groups[path] = element.Text("id");
        var grants = new List<RoleRef>();
        if (element.TryGetProperty("realmRoles", out var realm))
        {
            grants.AddRange(realm.EnumerateArray().Select(r => RoleRef.OfRealm(r.GetString()!)));
        }

        if (element.TryGetProperty("clientRoles", out var clients))
        {
            grants.AddRange(clients.EnumerateObject().SelectMany(c => c.Value.EnumerateArray().Select(r => new RoleRef(c.Name, r.GetString()!))));
        }

        return new Group { Path = path, Grants = ValueSet.From(grants) };
    }
}
