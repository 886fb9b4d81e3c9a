using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// What Keycloak puts on an object by itself, seen on releases 16 to 26 and in their exports, or a client of its API on every
/// object, as Pulumi's provider does. It is no difference and is kept as found. A switch that would open another way to sign in is only tolerated while it is off.
/// </summary>
public static class ServerAdditions
{
    /// <summary>Carries the Client ID, Client Host and Client IP Address mappers; added to each new service account from 26.</summary>
    public const string ServiceAccountScope = "service_account";

    /// <summary>Writes <c>sub</c> and <c>auth_time</c>; came with release 25, so an older realm is complete without it.</summary>
    public const string BasicScope = "basic";

    /// <summary>Scopes of Keycloak's own that newer releases have and older ones do not; a realm is complete without them.</summary>
    private static readonly ImmutableHashSet<string> LaterScopes = [BasicScope, "acr", "organization"];

    private const string SessionNoteMapper = "oidc-usersessionmodel-note-mapper";

    private static readonly ImmutableHashSet<string> MapperNames = ["Client ID", "Client Host", "Client IP Address"];

    private static readonly ImmutableArray<string> AttributePrefixes =
        ["saml.", "saml_", "client.secret.", "backchannel.logout.", "frontchannel.logout."];

    private static readonly ImmutableHashSet<string> Attributes =
    [
        "realm_client",
        "post.logout.redirect.uris",
        "display.on.consent.screen",
        "use.refresh.tokens",
        "tls.client.certificate.bound.access.tokens",
        "require.pushed.authorization.requests",
        "exclude.session.state.from.auth.response",
        "id.token.as.detached.signature",
        "token.response.type.bearer.lower-case",
        "acr.loa.map",
        "request.uris",
    ];

    private static readonly ImmutableHashSet<string> SwitchesThatAreOff =
    [
        "oauth2.device.authorization.grant.enabled",
        "oidc.ciba.grant.enabled",
        "client_credentials.use_refresh_token",
        "standard.token.exchange.enabled",
        "exclude.issuer.from.auth.response",
        "oauth2.jwt.authorization.grant.enabled",
        "use.jwks.url",
    ];

    private static readonly ImmutableHashSet<string> ScopeAttributes =
        ["display.on.consent.screen", "consent.screen.text", "gui.order", "include.in.openid.provider.metadata"];

    /// <summary>Optional client scopes of Keycloak's own that a new client gets when its maker names none; the last came with release 26.</summary>
    private static readonly ImmutableArray<string> OptionalScopes = ["address", "microprofile-jwt", "offline_access", "phone", "organization"];

    /// <summary>
    /// Whether these are the optional scopes that Keycloak gave the client when it was made, all of them and no other. They come into
    /// a token only when a request names them, and let in no role that a technical user could hold unseen; one of them alone was
    /// put there by somebody.
    /// </summary>
    public static bool AreOptionalScopes(ValueSet<string> scopes) =>
        (scopes.Count == OptionalScopes.Length || scopes.Count == OptionalScopes.Length - 1) && OptionalScopes.Take(scopes.Count).All(scopes.Contains);

    public static bool IsAttribute(string name, string value) =>
        Attributes.Contains(name)
        || (value == "false" && SwitchesThatAreOff.Contains(name))
        || AttributePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    public static bool IsScopeAttribute(string name) => ScopeAttributes.Contains(name);

    /// <summary>Default client scopes that are there or not depending on the server's release.</summary>
    public static bool IsScope(string name) => name is ServiceAccountScope or BasicScope;

    /// <summary>Whether a realm of an older release can lack this client scope of Keycloak's own.</summary>
    public static bool CanBeMissing(string scope) => LaterScopes.Contains(scope);

    /// <summary>The three mappers that each new service account got before release 26.</summary>
    public static bool IsMapper(ProtocolMapper mapper) =>
        mapper.Type == SessionNoteMapper && MapperNames.Contains(mapper.Name);
}
