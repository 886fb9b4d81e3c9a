using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>The claims of a token that say what its bearer may do and for whom; all others are left where they are.</summary>
/// <param name="Roles">What <c>resource_access</c> and <c>realm_access</c> name.</param>
/// <param name="Audience">The values of <c>aud</c>, which is a text when it has one value.</param>
/// <param name="Bpn">The organisation, as it stands in the token; empty for none.</param>
public sealed record IssuedClaims(ValueSet<RoleRef> Roles, ValueSet<string> Audience, string Bpn)
{
    public static IssuedClaims Of(TokenClaims computed)
    {
        using var document = JsonDocument.Parse(computed.ToJson());
        return Read(document.RootElement);
    }

    /// <summary>Reads a token's payload. A claim of another shape than Keycloak's counts as absent.</summary>
    public static IssuedClaims Read(JsonElement token)
    {
        var roles = Member(token, "resource_access") is { ValueKind: JsonValueKind.Object } clients
            ? clients.EnumerateObject().SelectMany(c => Texts(Member(c.Value, "roles")).Select(r => new RoleRef(c.Name, r)))
            : [];
        var ofRealm = Texts(Member(Member(token, "realm_access"), "roles")).Select(RoleRef.OfRealm);
        return new IssuedClaims(
            ValueSet.From(roles.Concat(ofRealm)),
            ValueSet.From(Texts(Member(token, "aud"))),
            string.Join(", ", Texts(Member(token, "bpn"))));
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!),
        _ => [],
    };
}
