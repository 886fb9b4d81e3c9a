using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>Keycloak's RoleRepresentation, composites by name as exports have them.</summary>
public static class RoleRepresentation
{
    /// <summary>Reads a role; null when it has no <c>name</c>, which is noted.</summary>
    /// <param name="client">The client that owns it; empty for a realm role.</param>
    public static Role? Read(JsonElement representation, string client, ReadingNotes notes) =>
        Read(new JsonFields(representation, notes), client);

    internal static Role? Read(JsonFields fields, string client)
    {
        var name = fields.Text("name");
        if (name.Length == 0)
        {
            fields.Notes.Add(TargetCodes.RealmNameMissing, fields.Element, "A role has no 'name'.", subject: client);
            return null;
        }

        return new Role
        {
            Ref = new RoleRef(client, name),
            Description = fields.Text("description"),
            Members = GrantsRepresentation.Read(fields.Object("composites"), "realm", "client"),
            Attributes = fields.ListMap("attributes"),
        };
    }

    /// <summary>Writes a role into <paramref name="existing"/>, whose other fields stay as they are, or into a new object.</summary>
    public static JsonObject Write(Role role, JsonObject? existing = null)
    {
        var target = existing ?? [];
        target.SetText("name", role.Ref.Name);
        target.SetText("description", role.Description);
        target.SetFlag("composite", role.Members.Count > 0);
        if (role.Members.Count > 0)
        {
            GrantsRepresentation.Write(target.ObjectAt("composites"), role.Members, "realm", "client");
        }
        else
        {
            target.Remove("composites");
        }

        target.SetFlag("clientRole", !role.Ref.IsRealmRole);
        target.SetListMap("attributes", role.Attributes);
        return target;
    }
}
