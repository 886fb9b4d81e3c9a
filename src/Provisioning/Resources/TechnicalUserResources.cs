using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Resources;

/// <summary>
/// A technical user: its client, a mapper for each claim of its own, its scopes, its roles, the attributes of its service
/// account, and its secret in the vault. All grants are one resource, exhaustive, so what was given by hand is taken away.
/// </summary>
internal static class TechnicalUserResources
{
    public static void Add(ProgramDraft draft, Client client, SecretRef? secret)
    {
        var parent = draft.Component(ResourceTypes.TechnicalUserComponent, client.ClientId);
        var key = new ResourceKey(ResourceTypes.Client, client.ClientId);
        var id = new ResourceValue.Reference(key, "id");
        var account = client.ServiceAccount!;
        draft.Add(ClientOf(draft, client, key, parent));
        foreach (var mapper in client.Mappers.Values)
        {
            Child(ResourceTypes.Mapper, $"{client.ClientId} {mapper.Name}",
                ("clientId", id), ("name", mapper.Name), ("protocol", "openid-connect"), ("protocolMapper", mapper.Type),
                ("config", ResourceValue.MapOf(mapper.Config)));
        }

        Child(ResourceTypes.DefaultScopes, client.ClientId,
            ("clientId", id), ("defaultScopes", ResourceValue.ListOf(client.DefaultScopes.Select(draft.NameOfScope))));

        // A new client has the optional scopes that Keycloak gives it, which is no difference; an adopted one has its own.
        if (client.OptionalScopes.Count > 0 || client.Attributes.ContainsKey(Marks.Adopted))
        {
            Child(ResourceTypes.OptionalScopes, client.ClientId,
                ("clientId", id), ("optionalScopes", ResourceValue.ListOf(client.OptionalScopes.Select(draft.NameOfScope))));
        }

        foreach (var role in client.ScopeRoles)
        {
            Child(ResourceTypes.RoleMapper, $"{client.ClientId} {role}", ("clientId", id), ("roleId", draft.IdOf(role)));
        }

        Child(ResourceTypes.UserRoles, client.ClientId,
            ("userId", new ResourceValue.Reference(key, "serviceAccountUserId")),
            ("roleIds", ResourceValue.ListOf(account.Grants.Select(draft.IdOf))),
            ("exhaustive", true));
        if (account.Groups.Count > 0)
        {
            Child(ResourceTypes.UserGroups, client.ClientId,
                ("userId", new ResourceValue.Reference(key, "serviceAccountUserId")),
                ("groupIds", ResourceValue.ListOf(account.Groups.Select(draft.IdOfGroup))),
                ("exhaustive", true));
        }

        if (account.Attributes.Count > 0 || !account.Enabled)
        {
            draft.Add(AccountOf(draft, client.ClientId, account, key, parent));
        }

        if (secret is not null)
        {
            draft.Add(SecretResources.OfClient(secret, key, parent));
        }

        void Child(string type, string name, params (string, ResourceValue)[] properties) =>
            draft.Add(new ResourceDescription { Key = new(type, name), Parent = parent, Properties = draft.Properties(properties) });
    }

    private static ResourceDescription ClientOf(ProgramDraft draft, Client client, ResourceKey key, ComponentDescription parent) => new()
    {
        Key = key,
        Parent = parent,
        Properties = ClientProperties.Of(draft, client).Merge(
        [
            new("standardFlowEnabled", client.StandardFlow),
            new("implicitFlowEnabled", client.ImplicitFlow),
            new("directAccessGrantsEnabled", client.DirectAccessGrants),
            new("serviceAccountsEnabled", true),
            new("clientAuthenticatorType", client.Authenticator),
            .. Addresses("validRedirectUris", client.RedirectUris),
            .. Addresses("webOrigins", client.WebOrigins),
        ]),
        SecretOutputs = ClientProperties.Secrets,
    };

    /// <summary>Keycloak made the user with the client, so it is adopted; it goes with the client as well.</summary>
    private static ResourceDescription AccountOf(
        ProgramDraft draft, string clientId, ServiceAccount account, ResourceKey client, ComponentDescription parent) => new()
        {
            Key = new(ResourceTypes.User, clientId),
            Parent = parent,
            Properties = draft.Properties(
            ("username", ServiceAccount.UsernameOf(clientId)),
            ("enabled", account.Enabled),
            ("import", true),
            ("attributes", RoleResources.Joined(account.Attributes))),
            DependsOn = [client],
        };

    /// <summary>Only an adopted technical user has any; where there are none the provider is not told of them.</summary>
    private static IEnumerable<KeyValuePair<string, ResourceValue>> Addresses(string property, ValueSet<string> addresses) =>
        addresses.Count == 0 ? [] : [new(property, ResourceValue.ListOf(addresses.Select(ResourceValue.FromString)))];
}
