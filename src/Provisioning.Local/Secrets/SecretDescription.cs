using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Secrets;

namespace Provisioning.Local.Secrets;

/// <summary>
/// What the file says in clear about a secret. Fields that came later, and whatever has no value, are left out; files of
/// older builds lack them.
/// </summary>
internal static class SecretDescription
{
    public static JsonObject Write(StoredSecret stored)
    {
        var (secret, attributes) = (stored.Ref, stored.Attributes);
        var fields = new JsonObject
        {
            ["clientId"] = secret.ClientId,
            ["stack"] = secret.Stack,
            ["version"] = stored.Version,
            ["createdAt"] = stored.CreatedAt,
        };
        AddText(fields, "realm", secret.Realm);
        AddText(fields, "issuer", secret.Issuer);
        AddText(fields, "contentType", attributes.ContentType);
        AddText(fields, "applier", attributes.Applier);
        AddText(fields, "fingerprint", attributes.Fingerprint);
        Add(fields, "lifetimeDays", secret.LifetimeDays > 0, secret.LifetimeDays);
        Add(fields, "notBefore", attributes.NotBefore is not null, attributes.NotBefore);
        Add(fields, "expiresAt", attributes.ExpiresAt is not null, attributes.ExpiresAt);
        Add(fields, "enabled", !attributes.Enabled, attributes.Enabled);
        if (attributes.Tags.Count > 0)
        {
            fields["tags"] = new JsonObject(attributes.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
        }

        return fields;
    }

    /// <summary>Throws a <see cref="KeyNotFoundException"/> or <see cref="InvalidOperationException"/> for what is not of this form.</summary>
    public static StoredSecret Read(string name, JsonElement fields)
    {
        var secret = new SecretRef(name, fields.GetProperty("clientId").GetString()!, fields.GetProperty("stack").GetString()!)
        {
            Realm = Text(fields, "realm"),
            Issuer = Text(fields, "issuer"),
            LifetimeDays = fields.TryGetProperty("lifetimeDays", out var days) ? days.GetInt32() : 0,
        };
        return new(secret, fields.GetProperty("version").GetString()!, fields.GetProperty("createdAt").GetDateTimeOffset())
        {
            Attributes = new()
            {
                ContentType = Text(fields, "contentType"),
                Applier = Text(fields, "applier"),
                Fingerprint = Text(fields, "fingerprint"),
                NotBefore = Time(fields, "notBefore"),
                ExpiresAt = Time(fields, "expiresAt"),
                Enabled = !fields.TryGetProperty("enabled", out var enabled) || enabled.GetBoolean(),
                Tags = fields.TryGetProperty("tags", out var tags)
                    ? Map<string, string>.From(tags.EnumerateObject().Select(t => KeyValuePair.Create(t.Name, t.Value.GetString()!)))
                    : Map<string, string>.Empty,
            },
        };
    }

    private static void AddText(JsonObject fields, string name, string value) => Add(fields, name, value.Length > 0, value);

    private static void Add<T>(JsonObject fields, string name, bool isSaid, T value)
    {
        if (isSaid)
        {
            fields[name] = JsonValue.Create(value);
        }
    }

    private static string Text(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;

    private static DateTimeOffset? Time(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;
}
