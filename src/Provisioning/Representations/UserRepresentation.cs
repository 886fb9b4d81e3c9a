using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// Keycloak's UserRepresentation, for people and for the users behind service accounts. Credentials are never read.
/// </summary>
public static class UserRepresentation
{
    internal const string ServiceAccountClientId = "serviceAccountClientId";

    /// <summary>Reads a user; null when it has no <c>username</c>, which is noted.</summary>
    public static User? Read(JsonElement representation, ReadingNotes notes) => Read(new JsonFields(representation, notes));

    /// <summary>Reads the user behind a service account.</summary>
    public static ServiceAccount ReadServiceAccount(JsonElement representation, ReadingNotes notes) =>
        ReadServiceAccount(new JsonFields(representation, notes));

    internal static User? Read(JsonFields fields)
    {
        var username = fields.Text("username");
        if (username.Length == 0)
        {
            fields.Notes.Add(TargetCodes.RealmNameMissing, fields.Element, "A user has no 'username'.");
            return null;
        }

        var content = ReadServiceAccount(fields);
        return new User
        {
            Username = username,
            Enabled = content.Enabled,
            Email = fields.Text("email"),
            EmailVerified = fields.Flag("emailVerified"),
            FirstName = fields.Text("firstName"),
            LastName = fields.Text("lastName"),
            RequiredActions = fields.TextSet("requiredActions"),
            Attributes = content.Attributes,
            Grants = content.Grants,
            Groups = content.Groups,
        };
    }

    internal static ServiceAccount ReadServiceAccount(JsonFields fields) => new()
    {
        // Keycloak imports a user that says nothing as disabled.
        Enabled = fields.Flag("enabled"),
        Attributes = fields.ListMap("attributes"),
        Grants = GrantsRepresentation.Read(fields, "realmRoles", "clientRoles"),
        Groups = fields.TextSet("groups"),
    };

    /// <summary>Writes a user into <paramref name="existing"/>, whose other fields stay as they are, or into a new object.</summary>
    public static JsonObject Write(User user, JsonObject? existing = null)
    {
        var target = existing ?? [];
        target.SetText("username", user.Username);
        target.SetText("email", user.Email);
        target.SetFlag("emailVerified", user.EmailVerified);
        target.SetText("firstName", user.FirstName);
        target.SetText("lastName", user.LastName);
        target.SetSet("requiredActions", user.RequiredActions);
        WriteContent(target, new ServiceAccount
        {
            Enabled = user.Enabled,
            Attributes = user.Attributes,
            Grants = user.Grants,
            Groups = user.Groups,
        });
        return target;
    }

    /// <summary>Writes the user behind a service account; a user name found there stays.</summary>
    public static JsonObject Write(string clientId, ServiceAccount account, JsonObject? existing = null)
    {
        var target = existing ?? [];
        if (target["username"] is null)
        {
            target["username"] = ServiceAccount.UsernameOf(clientId);
        }

        target.SetText(ServiceAccountClientId, clientId);
        WriteContent(target, account);
        return target;
    }

    private static void WriteContent(JsonObject target, ServiceAccount content)
    {
        target.SetFlag("enabled", content.Enabled);
        target.SetListMap("attributes", content.Attributes);
        GrantsRepresentation.Write(target, content.Grants, "realmRoles", "clientRoles");
        target.SetSet("groups", content.Groups);
    }
}
