using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>The roles of <c>realm-management</c> in a caller's token, by which the Admin API judges it.</summary>
internal sealed record FakeCaller(ImmutableHashSet<string> Roles)
{
    public static string TokenFor(IEnumerable<string> roles)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(
            new { resource_access = new Dictionary<string, object> { ["realm-management"] = new { roles } } });
        return $"e30.{Base64Url.EncodeToString(claims)}.none";
    }

    /// <summary>Null when nobody signed in.</summary>
    public static FakeCaller? Of(string? token)
    {
        if (token?.Split('.') is not [_, var claims, _])
        {
            return null;
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(claims)));
        var roles = document.RootElement.GetProperty("resource_access").GetProperty("realm-management").GetProperty("roles");
        return new FakeCaller([.. roles.EnumerateArray().Select(r => r.GetString()!)]);
    }

    /// <summary>Each <c>manage-</c> role includes its <c>view-</c> role.</summary>
    public bool May(string right) =>
        Roles.Contains("realm-admin") || Roles.Contains(right) || Roles.Contains(right.Replace("view-", "manage-", StringComparison.Ordinal));

    /// <param name="rights">All of them, where each may name alternatives.</param>
    public void Needs(params string[] rights)
    {
        if (!rights.All(r => r.Split('|').Any(May)))
        {
            throw new FakeRefusal(403, "HTTP 403 Forbidden");
        }
    }

    /// <summary>Whether lists are full: who may only query gets them empty.</summary>
    public bool Sees(string right)
    {
        if (!May(right))
        {
            Needs(right.Replace("view-", "query-", StringComparison.Ordinal));
        }

        return May(right);
    }
}
