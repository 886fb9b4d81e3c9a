using Provisioning.Collections;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>Reads what the realm itself says: token lifespan, default role, default groups and default scopes.</summary>
internal sealed class SettingsReader(AdminApi api, RealmIds ids)
{
    /// <summary>The realm without its objects, or null when there is none of that name.</summary>
    public async Task<RealmState?> ReadAsync(CancellationToken cancellationToken)
    {
        using var realm = await api.FindAsync($"", Rights.ViewRealm, cancellationToken).ConfigureAwait(false);
        if (realm is null)
        {
            return null;
        }

        var root = realm.RootElement;
        // A caller without the right gets the realm's name and nothing else.
        if (!root.TryGetProperty("defaultRole", out var role))
        {
            throw api.MissingRight(Rights.ViewRealm, "the realm's settings are hidden from it.");
        }

        var defaultRole = RoleRef.OfRealm(role.Text("name"));
        ids.PasswordPolicy = root.Text("passwordPolicy");
        ids.Roles[defaultRole] = role.Text("id");
        var scopes = NamesAsync($"default-default-client-scopes", "name", Rights.ViewClients, cancellationToken);
        var optional = NamesAsync($"default-optional-client-scopes", "name", Rights.ViewClients, cancellationToken);
        var groups = NamesAsync($"default-groups", "path", Rights.ViewRealm, cancellationToken);
        await Task.WhenAll(scopes, optional, groups).ConfigureAwait(false);
        ids.Defaults = new ServiceAccount { Grants = [defaultRole], Groups = await groups.ConfigureAwait(false) };
        return new RealmState
        {
            Name = root.Text("realm"),
            AccessTokenLifespan = root.TryGetProperty("accessTokenLifespan", out var lifespan) ? lifespan.GetInt32() : 0,
            DefaultRole = defaultRole,
            DefaultScopes = await scopes.ConfigureAwait(false),
            OptionalScopes = await optional.ConfigureAwait(false),
            DefaultGroups = await groups.ConfigureAwait(false),
        };
    }

    private async Task<ValueSet<string>> NamesAsync(
        FormattableString path, string field, string right, CancellationToken cancellationToken)
    {
        using var list = await api.ReadAsync(path, right, cancellationToken).ConfigureAwait(false);
        return ValueSet.From(list.RootElement.EnumerateArray().Select(e => e.Text(field)));
    }
}
