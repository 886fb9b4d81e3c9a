using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>What a client scope says of itself. Some of Keycloak's attributes are properties of their own at the provider.</summary>
internal static class ScopeProperties
{
    internal const string InTokenScope = "include.in.token.scope";

    /// <summary>The provider writes it by itself: <c>false</c> as long as there is no text for the consent page.</summary>
    private const string OnConsentPage = "display.on.consent.screen";

    public static Map<string, ResourceValue> Of(ProgramDraft draft, ClientScope scope) => draft.Properties(
        ("name", scope.Name),
        ("description", scope.Description),
        ("includeInTokenScope", scope.Attributes.GetOr(InTokenScope, "true") == "true"),
        ("extraConfig", ResourceValue.MapOf(scope.Attributes.Where(a => a.Key is not InTokenScope and not OnConsentPage))));
}
