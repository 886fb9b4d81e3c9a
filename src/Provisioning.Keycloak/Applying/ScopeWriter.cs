using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Keycloak.Applying;

/// <summary>Creates, changes and deletes client scopes with their mappers and the roles that they let through.</summary>
internal sealed class ScopeWriter(AdminApi api, RealmIds ids, NameLookup names, ObjectReader objects)
{
    private readonly RoleListWriter roles = new(api, names);

    public async Task CreateAsync(ClientScope after, CancellationToken cancellationToken)
    {
        var (id, found) = await Creation.RunAsync(
            () => api.CreateAsync($"client-scopes", ClientScopeRepresentation.Write(after), Rights.ManageClients, cancellationToken),
            () => objects.ReadScopeAsync(after.Name, cancellationToken),
            after,
            names).ConfigureAwait(false);
        if (found is not null)
        {
            await UpdateAsync(found, after, cancellationToken).ConfigureAwait(false);
            return;
        }

        ids.Scopes[after.Name] = id;
        await roles.ChangeAsync(RoleHolder.Scope(id), [], after.Roles, cancellationToken).ConfigureAwait(false);
    }

    public async Task UpdateAsync(ClientScope before, ClientScope after, CancellationToken cancellationToken)
    {
        var id = await names.ScopeAsync(after.Name, cancellationToken).ConfigureAwait(false);
        if (before with { Roles = after.Roles } != after)
        {
            await PutAsync(id, before, after, cancellationToken).ConfigureAwait(false);
        }

        await roles.ChangeAsync(RoleHolder.Scope(id), before.Roles, after.Roles, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        if (await names.FindScopeAsync(name, cancellationToken).ConfigureAwait(false) is { } id)
        {
            await api.WriteAsync(HttpMethod.Delete, $"client-scopes/{id}", null, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
            ids.Scopes.TryRemove(name, out _);
        }
    }

    private async Task PutAsync(string id, ClientScope before, ClientScope after, CancellationToken cancellationToken)
    {
        using var document = await api.ReadAsync($"client-scopes/{id}", Rights.ViewClients, cancellationToken).ConfigureAwait(false);
        var current = JsonObject.Create(document.RootElement.Clone())!;
        var mappers = MappersIn(current);
        var attributes = current["attributes"] is JsonObject a ? a.Select(e => e.Key).ToList() : [];
        var body = ClientScopeRepresentation.Write(after, current);
        // An update of a scope ignores its mappers; they have addresses of their own.
        var wanted = body["protocolMappers"] is JsonArray list ? list.Select(m => (JsonObject)m!.DeepClone()).ToList() : [];
        body.Remove("protocolMappers");
        body["description"] = after.Description;
        body["attributes"] ??= new JsonObject();
        foreach (var gone in attributes.Where(n => !after.Attributes.ContainsKey(n)))
        {
            body["attributes"]![gone] = null;
        }

        await api.WriteAsync(HttpMethod.Put, $"client-scopes/{id}", body, Rights.ManageClients, cancellationToken).ConfigureAwait(false);
        if (!before.Mappers.Equals(after.Mappers))
        {
            await ChangeMappersAsync(id, mappers, wanted, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ChangeMappersAsync(
        string id, Map<string, string> present, List<JsonObject> wanted, CancellationToken cancellationToken)
    {
        var names = wanted.Select(m => m["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, mapper) in present.Where(m => !names.Contains(m.Key)))
        {
            await api.WriteAsync(
                HttpMethod.Delete, $"client-scopes/{id}/protocol-mappers/models/{mapper}", null, Rights.ManageClients, cancellationToken)
                .ConfigureAwait(false);
        }

        foreach (var mapper in wanted)
        {
            if (present.TryGetValue(mapper["name"]!.GetValue<string>(), out var known))
            {
                await api.WriteAsync(
                    HttpMethod.Put, $"client-scopes/{id}/protocol-mappers/models/{known}", mapper, Rights.ManageClients, cancellationToken)
                    .ConfigureAwait(false);
            }
            else
            {
                // A conflict means that an earlier attempt, whose answer was lost, had made it.
                await api.CreateAsync($"client-scopes/{id}/protocol-mappers/models", mapper, Rights.ManageClients, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    private static Map<string, string> MappersIn(JsonObject scope) => scope["protocolMappers"] is JsonArray list
        ? Map<string, string>.From(list.Select(m => KeyValuePair.Create(m!["name"]!.GetValue<string>(), m["id"]!.GetValue<string>())))
        : Map<string, string>.Empty;
}
