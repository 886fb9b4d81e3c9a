using Pulumi;
using Pulumi.Keycloak;
using Pulumi.Keycloak.OpenId;
using Provisioning.Resources;
using Kc = Pulumi.Keycloak;

namespace Provisioning.Infra;

/// <summary>Makes the typed resource that a description names. Every property of a description has its line here.</summary>
internal static class ResourceFactory
{
    public static CustomResource Make(ResourceKey key, ResourceArguments inputs, CustomResourceOptions options) => key.Type switch
    {
        ResourceTypes.Client => new Kc.OpenId.Client(key.Name, ClientOf(inputs), options),
        ResourceTypes.Mapper => new GenericProtocolMapper(key.Name, MapperOf(inputs), options),
        ResourceTypes.DefaultScopes => new ClientDefaultScopes(key.Name, DefaultScopesOf(inputs), options),
        ResourceTypes.OptionalScopes => new ClientOptionalScopes(key.Name, OptionalScopesOf(inputs), options),
        ResourceTypes.ClientScope => new Kc.OpenId.ClientScope(key.Name, ClientScopeOf(inputs), options),
        ResourceTypes.Role => new Kc.Role(key.Name, RoleOf(inputs), options),
        ResourceTypes.RoleMapper => new GenericRoleMapper(key.Name, RoleMapperOf(inputs), options),
        ResourceTypes.User => new Kc.User(key.Name, UserOf(inputs), options),
        ResourceTypes.UserRoles => new UserRoles(key.Name, UserRolesOf(inputs), options),
        ResourceTypes.Secret => new VaultSecret(key.Name, SecretOf(inputs), options),
        _ => throw new ArgumentException($"There is no resource of type '{key.Type}'.", nameof(key)),
    };

    /// <summary>
    /// The id only: an application that is looked up tells its secret as well, and that goes nowhere.
    /// </summary>
    public static Output<string> LookUp(ResourceKey key, ResourceArguments inputs) => key.Type == ResourceTypes.GetClient
        ? GetClient.Invoke(new GetClientInvokeArgs { RealmId = inputs.Text("realmId"), ClientId = inputs.Text("clientId") }).Apply(c => c.Id)
        : GetRole.Invoke(new GetRoleInvokeArgs
        {
            RealmId = inputs.Text("realmId"),
            ClientId = inputs.TextOrNone("clientId"),
            Name = inputs.Text("name"),
        }).Apply(r => r.Id);

    public static Output<string> OutputOf(CustomResource resource, string output) => (resource, output) switch
    {
        (_, "id") => resource.Id,
        (Kc.OpenId.Client client, ResourceTypes.ClientSecret) => client.ClientSecret,
        (Kc.OpenId.Client client, "serviceAccountUserId") => client.ServiceAccountUserId,
        (Kc.OpenId.ClientScope scope, "name") => scope.Name,
        _ => throw new ArgumentException($"'{resource.GetResourceName()}' has no output '{output}'.", nameof(output)),
    };

    private static ClientArgs ClientOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        ClientId = inputs.Text("clientId"),
        Name = inputs.Text("name"),
        Description = inputs.Text("description"),
        Enabled = inputs.Flag("enabled"),
        AccessType = inputs.Text("accessType"),
        FullScopeAllowed = inputs.Flag("fullScopeAllowed"),
        StandardFlowEnabled = inputs.Flag("standardFlowEnabled"),
        ImplicitFlowEnabled = inputs.Flag("implicitFlowEnabled"),
        DirectAccessGrantsEnabled = inputs.Flag("directAccessGrantsEnabled"),
        ServiceAccountsEnabled = inputs.Flag("serviceAccountsEnabled"),
        ClientAuthenticatorType = inputs.TextOrNone("clientAuthenticatorType"),
        ExtraConfig = inputs.Table("extraConfig"),
    };

    private static GenericProtocolMapperArgs MapperOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        ClientId = inputs.Text("clientId"),
        Name = inputs.Text("name"),
        Protocol = inputs.Text("protocol"),
        ProtocolMapper = inputs.Text("protocolMapper"),
        Config = inputs.Table("config"),
    };

    private static ClientDefaultScopesArgs DefaultScopesOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        ClientId = inputs.Text("clientId"),
        DefaultScopes = inputs.Texts("defaultScopes"),
    };

    private static ClientOptionalScopesArgs OptionalScopesOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        ClientId = inputs.Text("clientId"),
        OptionalScopes = inputs.Texts("optionalScopes"),
    };

    private static ClientScopeArgs ClientScopeOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        Name = inputs.Text("name"),
        Description = inputs.Text("description"),
        IncludeInTokenScope = inputs.Flag("includeInTokenScope"),
        ExtraConfig = inputs.Table("extraConfig"),
    };

    private static RoleArgs RoleOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        ClientId = inputs.TextOrNone("clientId"),
        Name = inputs.Text("name"),
        Description = inputs.Text("description"),
        Attributes = inputs.Table("attributes"),
        CompositeRoles = inputs.Texts("compositeRoles"),
    };

    private static GenericRoleMapperArgs RoleMapperOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        ClientScopeId = inputs.Text("clientScopeId"),
        RoleId = inputs.Text("roleId"),
    };

    private static UserArgs UserOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        Username = inputs.Text("username"),
        Enabled = inputs.Flag("enabled"),
        Import = inputs.Flag("import"),
        Email = inputs.TextOrNone("email"),
        EmailVerified = inputs.Flag("emailVerified"),
        FirstName = inputs.TextOrNone("firstName"),
        LastName = inputs.TextOrNone("lastName"),
        RequiredActions = inputs.Texts("requiredActions"),
        Attributes = inputs.Table("attributes"),
    };

    private static UserRolesArgs UserRolesOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Text("realmId"),
        UserId = inputs.Text("userId"),
        RoleIds = inputs.Texts("roleIds"),
        Exhaustive = inputs.Flag("exhaustive"),
    };

    private static VaultSecretArgs SecretOf(ResourceArguments inputs) => new()
    {
        Name = inputs.Text("name"),
        ClientId = inputs.Text("clientId"),
        Stack = inputs.Text("stack"),
        Value = inputs.Text("value"),
    };
}
