namespace Provisioning.Access;

/// <summary>Keycloak's provider ids of the protocol mappers whose effect on an access token is known here.</summary>
internal static class MapperTypes
{
    public const string ClientRoles = "oidc-usermodel-client-role-mapper";

    public const string RealmRoles = "oidc-usermodel-realm-role-mapper";

    public const string Attribute = "oidc-usermodel-attribute-mapper";

    public const string Property = "oidc-usermodel-property-mapper";

    public const string SessionNote = "oidc-usersessionmodel-note-mapper";

    public const string HardcodedClaim = "oidc-hardcoded-claim-mapper";

    public const string Audience = "oidc-audience-mapper";

    public const string AudienceResolve = "oidc-audience-resolve-mapper";
}
