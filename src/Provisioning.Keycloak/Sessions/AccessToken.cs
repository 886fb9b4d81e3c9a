using System.Buffers.Text;
using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Preflights;

namespace Provisioning.Keycloak.Sessions;

/// <summary>A token of the administration client, and what it says about the caller's rights.</summary>
/// <param name="RenewAt">From when on a new one is fetched before the next request.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt)
{
    /// <summary>
    /// The roles of the client that administers <paramref name="realm"/>, or null when the token does not tell, as those of
    /// <c>admin-cli</c> do not.
    /// </summary>
    public AdministrationRights? RightsIn(string realm)
    {
        using var claims = ReadClaims();
        try
        {
            if (claims?.RootElement.TryGetProperty("resource_access", out var access) != true)
            {
                return null;
            }

            return access.TryGetProperty("realm-management", out var holder) || access.TryGetProperty(realm + "-realm", out holder)
                ? new AdministrationRights(ValueSet.From(holder.GetProperty("roles").EnumerateArray().Select(r => r.GetString()!)))
                : new AdministrationRights([]);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// The token's payload; null when it is no JWT. An opaque token is the server's choice; rights are then found by asking.
    /// </summary>
    public JsonDocument? ReadClaims()
    {
        try
        {
            return Value.Split('.') is [_, var payload, _] ? JsonDocument.Parse(Base64Url.DecodeFromChars(payload)) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Never the token.</summary>
    public override string ToString() => $"(token, renewed at {RenewAt:O})";
}
