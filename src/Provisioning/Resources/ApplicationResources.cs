using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>An application: the client that owns roles. Only what the catalogue says of it is ours.</summary>
internal static class ApplicationResources
{
    /// <summary>What those who run the application set; the provider would take it back to its defaults.</summary>
    private static readonly ValueSet<string> OfOthers = ValueSet.From<string>(
    [
        "adminUrl", "baseUrl", "consentRequired", "directAccessGrantsEnabled", "frontchannelLogoutEnabled", "frontchannelLogoutUrl",
        "backchannelLogoutUrl", "implicitFlowEnabled", "loginTheme", "pkceCodeChallengeMethod", "rootUrl", "serviceAccountsEnabled",
        "standardFlowEnabled", "validPostLogoutRedirectUris", "validRedirectUris", "webOrigins",
    ]);

    public static void Add(ProgramDraft draft, Client application) => draft.Add(new ResourceDescription
    {
        Key = new(ResourceTypes.Client, application.ClientId),
        Parent = draft.Component(ResourceTypes.ApplicationComponent, application.ClientId),
        Properties = ClientProperties.Of(draft, application),
        SecretOutputs = ClientProperties.Secrets,
        IgnoreChanges = OfOthers,
    });
}
