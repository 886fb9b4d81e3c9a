using System.Collections.Concurrent;
using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Reading;

/// <summary>
/// Reads roles by the client that owns them, and members of composites, following them to clients that are not read yet.
/// </summary>
internal sealed class RoleReader(AdminApi api, RealmIds ids, ReadingNotes notes, int pageSize, IProgress<ReadProgress> progress)
{
    private readonly ConcurrentDictionary<string, bool> containers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<RoleRef, Role> roles = new();
    private readonly ConcurrentDictionary<RoleRef, bool> composites = new();
    private readonly ConcurrentDictionary<RoleRef, bool> complete = new();
    private readonly Tally tally = new(progress, "roles");

    public IReadOnlyCollection<RoleRef> Known => [.. roles.Keys];

    public Map<RoleRef, Role> Roles(Func<RoleRef, bool> wanted) =>
        Map<RoleRef, Role>.From(roles.Where(r => wanted(r.Key)));

    /// <summary>Reads the roles of clients; the empty name means the realm's own.</summary>
    public Task LoadAsync(IEnumerable<string> clientIds, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            clientIds.Distinct(StringComparer.Ordinal).Where(c => !containers.ContainsKey(c)).ToList(),
            Parallelism.Of(cancellationToken),
            async (clientId, token) => await LoadAsync(clientId, token).ConfigureAwait(false));

    /// <summary>
    /// Completes the given roles, their members and so on. Returns everything that was reached.
    /// </summary>
    public async Task<IReadOnlySet<RoleRef>> CompleteAsync(IEnumerable<RoleRef> start, CancellationToken cancellationToken)
    {
        var reached = start.ToHashSet();
        var next = reached.ToList();
        while (next.Count > 0)
        {
            await LoadAsync(next.Select(r => r.Client), cancellationToken).ConfigureAwait(false);
            var open = next.Where(r => composites.ContainsKey(r) && !complete.ContainsKey(r)).ToList();
            var members = new Tally(progress, "roles and their members", open.Count);
            await Parallel.ForEachAsync(
                open,
                Parallelism.Of(cancellationToken),
                async (role, token) =>
                {
                    await CompleteAsync(role, token).ConfigureAwait(false);
                    members.Add();
                }).ConfigureAwait(false);
            next = next.SelectMany(r => roles.TryGetValue(r, out var role) ? role.Members : []).Where(reached.Add).ToList();
        }

        return reached;
    }

    private async Task LoadAsync(string clientId, CancellationToken cancellationToken)
    {
        if (!containers.TryAdd(clientId, true))
        {
            return;
        }

        var uuid = clientId.Length == 0 ? string.Empty : ids.Client(clientId);
        if (uuid is null)
        {
            return;
        }

        FormattableString PageOf(int first, int max) => uuid.Length == 0
            ? (FormattableString)$"roles?briefRepresentation=false&first={first}&max={max}"
            : $"clients/{uuid}/roles?briefRepresentation=false&first={first}&max={max}";

        var pages = api.ReadPagesAsync(PageOf, pageSize, uuid.Length == 0 ? Rights.ViewRealm : Rights.ViewClients, cancellationToken);
        await foreach (var element in pages.ConfigureAwait(false))
        {
            Add(element, clientId);
            tally.Add();
        }
    }

    private void Add(JsonElement element, string clientId)
    {
        if (RoleRepresentation.Read(element, clientId, notes) is not { } role)
        {
            return;
        }

        roles[role.Ref] = role;
        ids.Roles[role.Ref] = element.Text("id");
        if (element.Flag("composite"))
        {
            composites[role.Ref] = true;
        }
    }

    private async Task CompleteAsync(RoleRef role, CancellationToken cancellationToken)
    {
        var right = role.IsRealmRole ? Rights.ViewRealm : Rights.ViewClients;
        using var members = await api
            .ReadAsync($"roles-by-id/{ids.Roles[role]}/composites", right, cancellationToken)
            .ConfigureAwait(false);
        roles[role] = roles[role] with { Members = ValueSet.From(members.RootElement.EnumerateArray().Select(RefOf)) };
        complete[role] = true;
    }

    private RoleRef RefOf(JsonElement member)
    {
        var container = member.Flag("clientRole") ? ids.ClientOf(member.Text("containerId")) ?? string.Empty : string.Empty;
        var role = new RoleRef(container, member.Text("name"));
        ids.Roles[role] = member.Text("id");
        return role;
    }
}
