using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Planning;

/// <summary>One change of a plan in its saved form.</summary>
internal static class SavedChange
{
    /// <summary>The client that owns a role; a role's own representation does not say it.</summary>
    public const string Owner = "ownerClient";

    public const string ScopeRealmRoles = "scopeRealmRoles";

    public const string ScopeClientRoles = "scopeClientRoles";

    public const string ServiceAccountUser = "serviceAccountUser";

    /// <summary>Of a secret: whether it is a user's password.</summary>
    public const string Password = "password";

    public const string ValueStays = "valueStays";

    public const string RotateAfterDays = "rotateAfterDays";

    public static void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("address", change.Address.ToString());
        writer.WriteString("kind", change.Address.KindName);
        writer.WriteString("action", PlanWords.Of(change.Action));
        writer.WriteString("reason", PlanWords.Of(change.Reason));
        writer.WriteString("stack", change.Stack);
        writer.WriteNumber("wave", change.Wave);
        writer.WriteStartArray("fields");
        foreach (var field in change.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("path", field.Path);
            writer.WriteString("before", field.Before);
            writer.WriteString("after", field.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Write(writer, "before", change.Before);
        Write(writer, "after", change.After);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, SecretChange change)
    {
        writer.WriteStartObject();
        writer.WriteString("action", PlanWords.Of(change.Action));
        writer.WriteString("reason", PlanWords.Of(change.Reason));
        writer.WriteString("name", change.Secret.Name);
        writer.WriteString("clientId", change.Secret.ClientId);
        writer.WriteString("stack", change.Secret.Stack);
        writer.WriteString("realm", change.Secret.Realm);
        writer.WriteString("issuer", change.Secret.Issuer);
        writer.WriteNumber("lifetimeDays", change.Secret.LifetimeDays);
        if (change.ValueStays)
        {
            writer.WriteBoolean(ValueStays, true);
        }

        if (change.Secret.RotateAfterDays > 0)
        {
            writer.WriteNumber(RotateAfterDays, change.Secret.RotateAfterDays);
        }

        if (change.Secret.IsPassword)
        {
            writer.WriteBoolean(Password, true);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IRealmObject? item)
    {
        if (item is not null)
        {
            writer.WritePropertyName(name);
            ToJson(item).WriteTo(writer);
        }
    }

    private static JsonObject ToJson(IRealmObject item)
    {
        JsonObject json;
        switch (item)
        {
            case Client client:
                json = ClientRepresentation.Write(client);
                GrantsRepresentation.Write(json, client.ScopeRoles, ScopeRealmRoles, ScopeClientRoles);
                if (client.ServiceAccount is { } account)
                {
                    json[ServiceAccountUser] = UserRepresentation.Write(client.ClientId, account);
                }

                return json;
            case Role role:
                json = RoleRepresentation.Write(role);
                json[Owner] = role.Ref.Client;
                return json;
            case ClientScope scope:
                json = ClientScopeRepresentation.Write(scope);
                GrantsRepresentation.Write(json, scope.Roles, ScopeRealmRoles, ScopeClientRoles);
                return json;
            case User user:
                return UserRepresentation.Write(user);
            default:
                throw new ArgumentException($"'{item.Address}' is of a kind that plans do not know.", nameof(item));
        }
    }
}
