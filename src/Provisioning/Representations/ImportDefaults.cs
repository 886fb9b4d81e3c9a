using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>What Keycloak adds while it imports a realm file that does not say it itself.</summary>
internal static class ImportDefaults
{
    public static RealmState Complete(RealmState written, JsonFields file)
    {
        var fresh = KeycloakRealm.Fresh(written.Name);
        var state = written;
        if (!file.Has("clientScopes"))
        {
            state = state with { ClientScopes = fresh.ClientScopes };
            state = file.Has("defaultDefaultClientScopes") ? state : state with { DefaultScopes = fresh.DefaultScopes };
            state = file.Has("defaultOptionalClientScopes") ? state : state with { OptionalScopes = fresh.OptionalScopes };
        }

        return WithDefaultRole(WithOwnClients(WithClientScopes(state, file), fresh), fresh, file);
    }

    /// <summary>Keycloak's own clients with their roles, and its own realm roles.</summary>
    private static RealmState WithOwnClients(RealmState state, RealmState fresh)
    {
        var clients = fresh.Clients.Where(c => !state.Clients.ContainsKey(c.Key)).ToList();
        var added = clients.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var roles = fresh.Roles.Where(r =>
            !state.Roles.ContainsKey(r.Key)
            && (r.Key.IsRealmRole ? r.Key != fresh.DefaultRole : added.Contains(r.Key.Client))).ToList();
        return clients.Count + roles.Count == 0
            ? state
            : state with { Clients = state.Clients.Merge(clients), Roles = state.Roles.Merge(roles) };
    }

    /// <summary>A client that does not list its client scopes gets the realm's.</summary>
    private static RealmState WithClientScopes(RealmState state, JsonFields file)
    {
        var changed = new List<KeyValuePair<string, Client>>();
        foreach (var fields in file.Objects("clients"))
        {
            var (lacksDefault, lacksOptional) = (!fields.Has("defaultClientScopes"), !fields.Has("optionalClientScopes"));
            if ((lacksDefault || lacksOptional) && state.Clients.TryGetValue(fields.Text("clientId"), out var client))
            {
                changed.Add(new(client.ClientId, client with
                {
                    DefaultScopes = lacksDefault ? state.DefaultScopes : client.DefaultScopes,
                    OptionalScopes = lacksOptional ? state.OptionalScopes : client.OptionalScopes,
                }));
            }
        }

        return changed.Count == 0 ? state : state with { Clients = state.Clients.Merge(changed) };
    }

    /// <summary>Releases before 13 had lists of default roles, which Keycloak turns into the members of one.</summary>
    private static RealmState WithDefaultRole(RealmState state, RealmState fresh, JsonFields file)
    {
        if (state.DefaultRole.Name.Length > 0)
        {
            return state;
        }

        if (state.Roles.ContainsKey(fresh.DefaultRole))
        {
            return state with { DefaultRole = fresh.DefaultRole };
        }

        var role = fresh.Roles[fresh.DefaultRole];
        if (file.Has("defaultRoles"))
        {
            var ofClients = file.Objects("clients").SelectMany(
                c => c.Texts("defaultRoles").Select(r => new RoleRef(c.Text("clientId"), r)));
            role = role with { Members = ValueSet.From(file.Texts("defaultRoles").Select(RoleRef.OfRealm).Concat(ofClients)) };
        }

        return state with { DefaultRole = role.Ref, Roles = state.Roles.With(role.Ref, role) };
    }
}
