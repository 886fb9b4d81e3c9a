using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>The part of a realm file that is neither client nor role nor scope.</summary>
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

        // Keycloak takes the role's description from here, not from the list of roles.
        var defaultRole = realm.ObjectAt("defaultRole");
        defaultRole.SetText("name", state.DefaultRole.Name);
        defaultRole.SetText("description", state.Roles.TryGetValue(state.DefaultRole, out var role) ? role.Description : string.Empty);
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

    private static void WriteDefaultScopes(JsonObject realm, RealmState state)
    {
        realm.SetSet("defaultDefaultClientScopes", state.DefaultScopes, writeEmpty: true);
        realm.SetSet("defaultOptionalClientScopes", state.OptionalScopes, writeEmpty: true);
    }
}
