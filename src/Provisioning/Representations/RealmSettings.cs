using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>The part of a realm file that is neither client nor role nor scope, and the choice of what a new file leaves out.</summary>
internal static class RealmSettings
{
    public static void Write(JsonObject realm, RealmState state)
    {
        realm.SetText("realm", state.Name);
        realm.SetFlag("enabled", true);
        if (state.AccessTokenLifespan > 0)
        {
            realm["accessTokenLifespan"] = state.AccessTokenLifespan;
        }

        realm["defaultRole"] = new JsonObject { ["name"] = state.DefaultRole.Name };
        realm.SetSet("defaultGroups", state.DefaultGroups);
        WriteDefaultScopes(realm, state);
        realm["roles"] = new JsonObject();
        realm["clientScopes"] = new JsonArray();
        realm["clients"] = new JsonArray();
        realm["users"] = new JsonArray();
    }

    /// <summary>Writes the client scopes with their mappings, and which of them clients get by default.</summary>
    public static void WriteScopes(JsonObject realm, RealmState state)
    {
        var mappings = new ScopeMappingTable(realm);
        var list = new NamedList(realm.ArrayAt("clientScopes"), o => JsonEdits.TextOf(o["name"]));
        foreach (var scope in state.ClientScopes.Values)
        {
            ClientScopeRepresentation.Write(scope, list.GetOrAdd(scope.Name));
            mappings.Set(ScopeMappingTable.OfScope(scope.Name), scope.Roles);
        }

        list.Settle();
        mappings.Settle();
        if (realm["defaultDefaultClientScopes"] is null && realm["defaultOptionalClientScopes"] is null)
        {
            WriteDefaultScopes(realm, state);
        }
    }

    /// <summary>Keycloak's own clients that are just as Keycloak makes them, roles and all: a new file need not repeat them.</summary>
    public static HashSet<string> OwnClientsLeftOut(RealmState state)
    {
        var fresh = KeycloakRealm.Fresh(state.Name);
        return fresh.Clients.Values
            .Where(c => state.Clients.TryGetValue(c.ClientId, out var found) && found.Equals(c)
                && RolesOf(state, c.ClientId).SequenceEqual(RolesOf(fresh, c.ClientId)))
            .Select(c => c.ClientId)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<Role> RolesOf(RealmState state, string client) =>
        state.Roles.Values.Where(r => r.Ref.Client == client);

    private static void WriteDefaultScopes(JsonObject realm, RealmState state)
    {
        realm.SetSet("defaultDefaultClientScopes", state.DefaultScopes, writeEmpty: true);
        realm.SetSet("defaultOptionalClientScopes", state.OptionalScopes, writeEmpty: true);
    }
}
