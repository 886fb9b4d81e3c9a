using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>Keycloak's keys in the configuration of protocol mappers.</summary>
internal static class MapperConfig
{
    public const string ClaimName = "claim.name";

    public const string OnlyClient = "usermodel.clientRoleMapping.clientId";

    private const string InAccessToken = "access.token.claim";

    public static string Get(this ProtocolMapper mapper, string key) => mapper.Config.GetOr(key, string.Empty);

    public static bool Says(this ProtocolMapper mapper, string key) =>
        string.Equals(mapper.Get(key), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Keycloak writes nothing into an access token unless told to, save that audience resolving once had no switch.</summary>
    public static bool IsForAccessToken(this ProtocolMapper mapper) =>
        mapper.Says(InAccessToken) || (mapper.Type == MapperTypes.AudienceResolve && mapper.Get(InAccessToken).Length == 0);
}
