namespace Provisioning.Resources;

/// <summary>
/// Type tokens: those of Pulumi.Keycloak 6.13 (terraform-provider-keycloak 5.9), and our own.
/// </summary>
public static class ResourceTypes
{
    public const string Client = "keycloak:openid/client:Client";
    public const string DefaultScopes = "keycloak:openid/clientDefaultScopes:ClientDefaultScopes";
    public const string OptionalScopes = "keycloak:openid/clientOptionalScopes:ClientOptionalScopes";
    public const string ClientScope = "keycloak:openid/clientScope:ClientScope";
    public const string Mapper = "keycloak:index/genericProtocolMapper:GenericProtocolMapper";
    public const string Role = "keycloak:index/role:Role";
    public const string RoleMapper = "keycloak:index/genericRoleMapper:GenericRoleMapper";
    public const string User = "keycloak:index/user:User";
    public const string UserGroups = "keycloak:index/userGroups:UserGroups";
    public const string UserRoles = "keycloak:index/userRoles:UserRoles";

    /// <summary>Types that programs of others use for what ours say with the ones above; previews of such programs are read.</summary>
    public const string UserAttributeMapper = "keycloak:openid/userAttributeProtocolMapper:UserAttributeProtocolMapper";
    public const string AccountRole = "keycloak:openid/clientServiceAccountRole:ClientServiceAccountRole";
    public const string AccountRealmRole = "keycloak:openid/clientServiceAccountRealmRole:ClientServiceAccountRealmRole";

    public const string GetClient = "keycloak:openid/getClient:getClient";
    public const string GetGroup = "keycloak:index/getGroup:getGroup";
    public const string GetRole = "keycloak:index/getRole:getRole";

    public const string Secret = "provisioning:keyvault:Secret";

    public const string ApplicationComponent = "provisioning:index:Application";
    public const string RoleComponent = "provisioning:index:Role";
    public const string TechnicalUserComponent = "provisioning:index:TechnicalUser";

    /// <summary>The output of a client that is its credential.</summary>
    public const string ClientSecret = "clientSecret";

    /// <summary>The output of a stored secret that is its value.</summary>
    public const string SecretValue = "value";

    /// <summary>The output of a stored secret that tells its value from others and helps nobody to guess it.</summary>
    public const string Fingerprint = "fingerprint";
}
