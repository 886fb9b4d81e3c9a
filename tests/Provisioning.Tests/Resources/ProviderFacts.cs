using Provisioning.Resources;

namespace Provisioning.Tests.Resources;

/// <summary>What Pulumi.Keycloak 6.13 says of the types used here: wire names with their types, required ones, secrets.</summary>
internal static class ProviderFacts
{
    /// <summary>One property: <c>name:type</c>, with <c>!</c> where it is required.</summary>
    private static readonly Dictionary<string, string> Inputs = new(StringComparer.Ordinal)
    {
        [ResourceTypes.Client] = "accessType:string! realmId:string! clientId:string name:string description:string enabled:boolean "
            + "fullScopeAllowed:boolean standardFlowEnabled:boolean implicitFlowEnabled:boolean directAccessGrantsEnabled:boolean "
            + "serviceAccountsEnabled:boolean clientAuthenticatorType:string extraConfig:map adminUrl:string baseUrl:string "
            + "consentRequired:boolean frontchannelLogoutEnabled:boolean frontchannelLogoutUrl:string backchannelLogoutUrl:string "
            + "loginTheme:string pkceCodeChallengeMethod:string rootUrl:string validPostLogoutRedirectUris:array "
            + "validRedirectUris:array webOrigins:array",
        [ResourceTypes.DefaultScopes] = "clientId:string! defaultScopes:array! realmId:string!",
        [ResourceTypes.OptionalScopes] = "clientId:string! optionalScopes:array! realmId:string!",
        [ResourceTypes.ClientScope] = "realmId:string! name:string description:string includeInTokenScope:boolean extraConfig:map",
        [ResourceTypes.Mapper] = "config:map! protocol:string! protocolMapper:string! realmId:string! clientId:string name:string",
        [ResourceTypes.Role] = "realmId:string! clientId:string name:string description:string attributes:map compositeRoles:array",
        [ResourceTypes.RoleMapper] = "realmId:string! roleId:string! clientScopeId:string clientId:string",
        [ResourceTypes.UserGroups] = "realmId:string! groupIds:array! userId:string! exhaustive:boolean",
        [ResourceTypes.GetGroup] = "realmId:string! name:string",
        [ResourceTypes.User] = "realmId:string! username:string! enabled:boolean import:boolean attributes:map email:string "
            + "emailVerified:boolean firstName:string lastName:string requiredActions:array initialPassword:map",
        [ResourceTypes.UserRoles] = "realmId:string! roleIds:array! userId:string! exhaustive:boolean",
        [ResourceTypes.GetClient] = "clientId:string! realmId:string!",
        [ResourceTypes.GetRole] = "name:string! realmId:string! clientId:string",
    };

    /// <summary>Every resource has an id; these are the other outputs that programs here refer to.</summary>
    private static readonly Dictionary<string, string[]> Outputs = new(StringComparer.Ordinal)
    {
        [ResourceTypes.Client] = ["clientSecret", "clientSecretWo", "serviceAccountUserId"],
        [ResourceTypes.ClientScope] = ["name"],
    };

    /// <summary>Marked as secret by the provider's schema.</summary>
    public static readonly string[] ClientSecrets = ["clientSecret", "clientSecretWo"];

    public static IReadOnlyDictionary<string, (string Type, bool IsRequired)> Of(string type) => Inputs[type].Split(' ')
        .Select(p => p.Split(':'))
        .ToDictionary(p => p[0], p => (p[1].TrimEnd('!'), p[1].EndsWith('!')), StringComparer.Ordinal);

    public static bool HasOutput(string type, string output) => output == "id" || Outputs.GetValueOrDefault(type, []).Contains(output);
}
