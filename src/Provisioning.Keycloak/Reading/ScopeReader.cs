using System.Collections.Concurrent;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Reading;

/// <summary>Reads client scopes, and which roles they and single clients let into tokens.</summary>
internal sealed class ScopeReader(AdminApi api, RealmIds ids, ReadingNotes notes, IProgress<ReadProgress> progress)
{
    /// <summary>Every client scope without its role mappings, which no list holds.</summary>
    public async Task<List<ClientScope>> ReadAsync(CancellationToken cancellationToken)
    {
        using var list = await api.ReadAsync($"client-scopes", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        var scopes = new List<ClientScope>();
        foreach (var element in list.RootElement.EnumerateArray())
        {
            if (ClientScopeRepresentation.Read(element, notes) is { } scope)
            {
                ids.Scopes[scope.Name] = element.Text("id");
                scopes.Add(scope);
            }
        }

        return scopes;
    }

    public async Task<IReadOnlyDictionary<string, ValueSet<RoleRef>>> ReadRolesAsync(
        IEnumerable<string> scopes, CancellationToken cancellationToken) =>
        await ReadAsync([.. scopes], "scopes and their roles", name => $"client-scopes/{ids.Scopes[name]}/scope-mappings", cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyDictionary<string, ValueSet<RoleRef>>> ReadRolesOfClientsAsync(
        IEnumerable<string> clientIds, CancellationToken cancellationToken) =>
        await ReadAsync([.. clientIds], "clients and the roles they let through", name => $"clients/{ids.Client(name)}/scope-mappings", cancellationToken).ConfigureAwait(false);

    private async Task<ConcurrentDictionary<string, ValueSet<RoleRef>>> ReadAsync(
        List<string> names, string what, Func<string, FormattableString> path, CancellationToken cancellationToken)
    {
        var tally = new Tally(progress, what, names.Count);
        var roles = new ConcurrentDictionary<string, ValueSet<RoleRef>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            names,
            Parallelism.Of(cancellationToken),
            async (name, token) =>
            {
                using var mappings = await api.ReadAsync(path(name), Rights.ViewClients, token).ConfigureAwait(false);
                roles[name] = ValueSet.From(RoleMappings.Read(mappings.RootElement, ids));
                tally.Add();
            }).ConfigureAwait(false);
        return roles;
    }
}
