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

        // Keycloak gives a new client the realm's optional scopes, which nobody declared.
        Child(ResourceTypes.OptionalScopes, client.ClientId,
            ("clientId", id), ("optionalScopes", ResourceValue.ListOf(client.OptionalScopes.Select(draft.NameOfScope))));
        Child(ResourceTypes.UserRoles, client.ClientId,
            ("userId", new ResourceValue.Reference(key, "serviceAccountUserId")),
            ("roleIds", ResourceValue.ListOf(account.Grants.Select(draft.IdOf))),
            ("exhaustive", true));
        if (account.Attributes.Count > 0 || !account.Enabled)
        {
            draft.Add(AccountOf(draft, client.ClientId, account, key, parent));
        }

        if (secret is not null)
        {
            draft.Add(SecretOf(secret, key, parent));
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

    private static ResourceDescription SecretOf(SecretRef secret, ResourceKey client, ComponentDescription parent) => new()
    {
        Key = new(ResourceTypes.Secret, secret.ClientId),
        Parent = parent,
        Properties = Map<string, ResourceValue>.From(
        [
            new("name", secret.Name),
            new("clientId", secret.ClientId),
            new("stack", secret.Stack),
            new("value", new ResourceValue.Reference(client, ResourceTypes.ClientSecret, IsSecret: true)),
        ]),
        SecretOutputs = ["value"],
    };
}
