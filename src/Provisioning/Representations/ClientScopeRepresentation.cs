using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>Keycloak's ClientScopeRepresentation. Its role scope mappings stand elsewhere (<see cref="RealmRepresentation"/>).</summary>
public static class ClientScopeRepresentation
{
    /// <summary>Reads a client scope; null when it has no <c>name</c>, which is noted.</summary>
    public static ClientScope? Read(JsonElement representation, ReadingNotes notes) => Read(new JsonFields(representation, notes));

    internal static ClientScope? Read(JsonFields fields)
    {
        var name = fields.Text("name");
        if (name.Length == 0)
        {
            fields.Notes.Add(TargetCodes.RealmNameMissing, fields.Element, "A client scope has no 'name'.");
            return null;
        }

        return new ClientScope
        {
            Name = name,
            Description = fields.Text("description"),
            Attributes = fields.TextMap("attributes"),
            Mappers = ProtocolMapperRepresentation.Read(fields),
        };
    }

    /// <summary>Writes a scope into <paramref name="existing"/>, whose other fields stay as they are, or into a new object.</summary>
    public static JsonObject Write(ClientScope scope, JsonObject? existing = null)
    {
        var target = existing ?? [];
        target.SetText("name", scope.Name);
        target.SetText("description", scope.Description);
        if (target["protocol"] is null)
        {
            target["protocol"] = scope.Mappers.Values.Select(ProtocolMapperRepresentation.ProtocolOf).FirstOrDefault("openid-connect");
        }

        target.SetTextMap("attributes", scope.Attributes);
        ProtocolMapperRepresentation.Write(target, scope.Mappers);
        return target;
    }
}
