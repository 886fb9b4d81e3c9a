using Pulumi;
using Pulumi.Keycloak;
using Pulumi.Keycloak.Inputs;
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
        ResourceTypes.UserGroups => new UserGroups(key.Name, UserGroupsOf(inputs), options),
        ResourceTypes.UserRoles => new UserRoles(key.Name, UserRolesOf(inputs), options),
        ResourceTypes.Secret => new VaultSecret(key.Name, SecretOf(inputs), options),
        _ => throw new ArgumentException($"There is no resource of type '{key.Type}'.", nameof(key)),
    };

    /// <summary>
    /// The id only: an application that is looked up tells its secret as well, and that goes nowhere.
    /// </summary>
    public static Output<string> LookUp(ResourceKey key, ResourceArguments inputs) => key.Type switch
    {
        ResourceTypes.GetClient =>
            GetClient.Invoke(new GetClientInvokeArgs { RealmId = inputs.Realm, ClientId = inputs.Text("clientId") }).Apply(c => c.Id),
        ResourceTypes.GetGroup =>
            GetGroup.Invoke(new GetGroupInvokeArgs { RealmId = inputs.Realm, Name = inputs.Name }).Apply(g => g.Id),
        _ => GetRole.Invoke(new GetRoleInvokeArgs { RealmId = inputs.Realm, ClientId = inputs.TextOrNone("clientId"), Name = inputs.Name })
            .Apply(r => r.Id),
    };

    public static Output<string> OutputOf(CustomResource resource, string output) => (resource, output) switch
    {
        (_, "id") => resource.Id,
        (Kc.OpenId.Client client, ResourceTypes.ClientSecret) => client.ClientSecret,
        (Kc.OpenId.Client client, "serviceAccountUserId") => client.ServiceAccountUserId,
        (Kc.OpenId.ClientScope scope, "name") => scope.Name,
        (VaultSecret secret, ResourceTypes.SecretValue) => secret.Value,
        (VaultSecret secret, ResourceTypes.Fingerprint) => secret.Fingerprint,
        _ => throw new ArgumentException($"'{resource.GetResourceName()}' has no output '{output}'.", nameof(output)),
    };

    private static ClientArgs ClientOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        ClientId = inputs.Text("clientId"),
        Name = inputs.Name,
        Description = inputs.Text("description"),
        Enabled = inputs.Flag("enabled"),
        AccessType = inputs.Text("accessType"),
        FullScopeAllowed = inputs.Flag("fullScopeAllowed"),
        StandardFlowEnabled = inputs.Flag("standardFlowEnabled"),
        ImplicitFlowEnabled = inputs.Flag("implicitFlowEnabled"),
        DirectAccessGrantsEnabled = inputs.Flag("directAccessGrantsEnabled"),
        ServiceAccountsEnabled = inputs.Flag("serviceAccountsEnabled"),
        ClientAuthenticatorType = inputs.TextOrNone("clientAuthenticatorType"),
        ValidRedirectUris = inputs.TextsOrNone("validRedirectUris"),
        WebOrigins = inputs.TextsOrNone("webOrigins"),
        ExtraConfig = inputs.Table("extraConfig"),
    };

    private static GenericProtocolMapperArgs MapperOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        ClientId = inputs.Text("clientId"),
        Name = inputs.Name,
        Protocol = inputs.Text("protocol"),
        ProtocolMapper = inputs.Text("protocolMapper"),
        Config = inputs.Table("config"),
    };

    private static ClientDefaultScopesArgs DefaultScopesOf(ResourceArguments inputs) =>
        new() { RealmId = inputs.Realm, ClientId = inputs.Text("clientId"), DefaultScopes = inputs.Texts("defaultScopes") };

    private static ClientOptionalScopesArgs OptionalScopesOf(ResourceArguments inputs) =>
        new() { RealmId = inputs.Realm, ClientId = inputs.Text("clientId"), OptionalScopes = inputs.Texts("optionalScopes") };

    private static ClientScopeArgs ClientScopeOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        Name = inputs.Name,
        Description = inputs.Text("description"),
        IncludeInTokenScope = inputs.Flag("includeInTokenScope"),
        ExtraConfig = inputs.Table("extraConfig"),
    };

    private static RoleArgs RoleOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        ClientId = inputs.TextOrNone("clientId"),
        Name = inputs.Name,
        Description = inputs.Text("description"),
        Attributes = inputs.Table("attributes"),
        CompositeRoles = inputs.Texts("compositeRoles"),
    };

    private static GenericRoleMapperArgs RoleMapperOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        ClientId = inputs.TextOrNone("clientId"),
        ClientScopeId = inputs.TextOrNone("clientScopeId"),
        RoleId = inputs.Text("roleId"),
    };

    private static UserArgs UserOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        Username = inputs.Text("username"),
        Enabled = inputs.Flag("enabled"),
        Import = inputs.Flag("import"),
        Email = inputs.TextOrNone("email"),
        EmailVerified = inputs.Flag("emailVerified"),
        FirstName = inputs.TextOrNone("firstName"),
        LastName = inputs.TextOrNone("lastName"),
        RequiredActions = inputs.Texts("requiredActions"),
        Attributes = inputs.Table("attributes"),
        InitialPassword = PasswordOf(inputs.Group("initialPassword")),
    };

    /// <summary>The class makes the value a secret as well.</summary>
    private static Input<UserInitialPasswordArgs>? PasswordOf(ResourceArguments? password) => password is null
        ? null
        : (Input<UserInitialPasswordArgs>)new UserInitialPasswordArgs { Value = password.Text("value"), Temporary = password.Flag("temporary") };

    private static UserGroupsArgs UserGroupsOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        UserId = inputs.Text("userId"),
        GroupIds = inputs.Texts("groupIds"),
        Exhaustive = inputs.Flag("exhaustive"),
    };

    private static UserRolesArgs UserRolesOf(ResourceArguments inputs) => new()
    {
        RealmId = inputs.Realm,
        UserId = inputs.Text("userId"),
        RoleIds = inputs.Texts("roleIds"),
        Exhaustive = inputs.Flag("exhaustive"),
    };

    private static VaultSecretArgs SecretOf(ResourceArguments inputs) => new()
    {
        Name = inputs.Name,
        ClientId = inputs.Text("clientId"),
        Stack = inputs.Text("stack"),
        Realm = inputs.Text("realm"),
        Issuer = inputs.Text("issuer"),
        LifetimeDays = inputs.Number("lifetimeDays"),
        IsPassword = inputs.Flag("isPassword"),
        ClientUuid = inputs.TextOrNone("clientUuid"),
        Value = inputs.TextOrNone("value"),
    };
}
