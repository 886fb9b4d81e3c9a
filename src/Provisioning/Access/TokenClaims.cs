using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// What Keycloak puts into the access token of a technical user, as far as the realm decides it: times, identifiers, the issuer
/// and the caller's address are left out. A disabled client gets no token; these are the claims once it is enabled.
/// </summary>
/// <param name="Claims">In the order of their names.</param>
/// <param name="Audience">The clients that the token is for.</param>
/// <param name="Scope">Names of the client scopes that are in force and show themselves.</param>
public sealed record TokenClaims(ValueList<TokenClaim> Claims, ValueSet<string> Audience, ValueSet<string> Scope)
{
    public static TokenClaims Of(AccessGraph graph, Client client)
    {
        var content = graph.ContentOf(client);
        var draft = new TokenDraft(client, content);
        draft.Claims.Set("azp", JsonValue.Create(client.ClientId));
        foreach (var mapper in content.Mappers(client))
        {
            TokenMappers.Write(mapper, draft);
        }

        var scope = ValueSet.From(content.Scopes.Where(ShowsItself).Select(s => s.Name));
        draft.Claims.Set("scope", JsonValue.Create(string.Join(' ', scope)));
        var audience = ValueSet.From(draft.Audience);
        if (audience.Count > 0)
        {
            // Keycloak writes a single audience as a string.
            draft.Claims.Set("aud", audience.Count == 1
                ? JsonValue.Create(audience.First())
                : new JsonArray([.. audience.Select(a => JsonValue.Create(a))]));
        }

        return new TokenClaims(draft.Claims.Build(), audience, scope);
    }

    /// <summary>The claim's value as JSON text, or empty when the token has no such claim.</summary>
    public string JsonOf(string claim) => Claims.FirstOrDefault(c => c.Name == claim)?.Json ?? string.Empty;

    /// <summary>The claims as one indented JSON object, as a decoded token shows them.</summary>
    public string ToJson() => ClaimTree.Format(Claims);

    private static bool ShowsItself(ClientScope scope) =>
        !string.Equals(scope.Attributes.GetOr("include.in.token.scope", "true"), "false", StringComparison.OrdinalIgnoreCase);
}
