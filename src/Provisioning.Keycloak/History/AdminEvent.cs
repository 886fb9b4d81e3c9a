using System.Text.Json;
using Provisioning.Keycloak.Requests;

namespace Provisioning.Keycloak.History;

/// <summary>An admin event. Its representation is never read: releases 24 and 25 keep secrets in it.</summary>
/// <param name="Operation"><c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c>, <c>ACTION</c>.</param>
/// <param name="Resource">For example <c>CLIENT_ROLE_MAPPING</c>.</param>
/// <param name="IsFromElsewhere">Whether the author signed in to another realm.</param>
internal sealed record AdminEvent(
    DateTimeOffset Time, string Operation, string Resource, string Path, string UserId, string ClientUuid, string From, bool IsFromElsewhere)
{
    public static AdminEvent Read(JsonElement element)
    {
        var author = element.TryGetProperty("authDetails", out var details) && details.ValueKind == JsonValueKind.Object ? details : default;
        string Of(string name) => author.ValueKind == JsonValueKind.Object ? author.Text(name) : string.Empty;
        return new(
            DateTimeOffset.FromUnixTimeMilliseconds(element.TryGetProperty("time", out var time) ? time.GetInt64() : 0),
            element.Text("operationType"),
            element.Text("resourceType"),
            element.Text("resourcePath"),
            Of("userId"),
            Of("clientId"),
            Of("ipAddress"),
            Of("realmId") != element.Text("realmId"));
    }

    /// <summary>Ended sessions and new secrets are no changes of what is declared.</summary>
    public bool IsChange => Operation != "ACTION";

    /// <summary>What was done, for people. An import of parts records one event of the kind REALM for each object.</summary>
    public string Words => (Operation, Resource) switch
    {
        (_, "REALM") => "imported it",
        ("CREATE", "CLIENT_ROLE_MAPPING" or "REALM_ROLE_MAPPING") => "granted roles",
        ("DELETE", "CLIENT_ROLE_MAPPING" or "REALM_ROLE_MAPPING") => "took roles away",
        (_, "GROUP_MEMBERSHIP") => $"{Verb} a group membership",
        (_, "PROTOCOL_MAPPER") => $"{Verb} a mapper",
        (_, "CLIENT_SCOPE_CLIENT_MAPPING") => $"{Verb} a client scope of it",
        (_, "CLIENT_SCOPE_MAPPING" or "REALM_SCOPE_MAPPING") => $"{Verb} roles in scope",
        (_, "CLIENT_ROLE" or "REALM_ROLE") => Path.EndsWith("/composites", StringComparison.Ordinal) ? $"{Verb} members" : $"{Verb} the role",
        (_, "USER") => $"{Verb} the user",
        _ => $"{Verb} the {Resource.ToLowerInvariant().Replace('_', ' ')}",
    };

    private string Verb => Operation switch
    {
        "CREATE" => "added",
        "DELETE" => "removed",
        _ => "changed",
    };
}
