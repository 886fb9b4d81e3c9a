using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// Keycloak's ClientRepresentation. It holds neither the grants of the service account (<see cref="UserRepresentation"/>)
/// nor the scope mappings (<see cref="RealmRepresentation"/>): Keycloak keeps those elsewhere.
/// </summary>
public static class ClientRepresentation
{
    /// <summary>
    /// Reads a client; null when it has no <c>clientId</c>, which is noted. A client with service accounts enabled gets a
    /// service account that holds nothing.
    /// </summary>
    public static Client? Read(JsonElement representation, ReadingNotes notes) => Read(new JsonFields(representation, notes));

    internal static Client? Read(JsonFields fields)
    {
        var clientId = fields.Text("clientId");
        if (clientId.Length == 0)
        {
            fields.Notes.Add(TargetCodes.RealmNameMissing, fields.Element, "A client has no 'clientId'.");
            return null;
        }

        ClientSecrets.Note(fields, clientId);
        // What is left out is what Keycloak takes for it when it imports the file.
        return new Client
        {
            ClientId = clientId,
            Name = fields.Text("name"),
            Description = fields.Text("description"),
            Enabled = fields.Flag("enabled", true),
            AccessType = AccessTypeOf(fields),
            StandardFlow = fields.Flag("standardFlowEnabled", true),
            ImplicitFlow = fields.Flag("implicitFlowEnabled"),
            DirectAccessGrants = fields.Flag("directAccessGrantsEnabled"),
            FullScopeAllowed = fields.Flag("fullScopeAllowed", true),
            Authenticator = fields.Has("clientAuthenticatorType") ? fields.Text("clientAuthenticatorType") : "client-secret",
            RedirectUris = fields.TextSet("redirectUris"),
            WebOrigins = fields.TextSet("webOrigins"),
            Attributes = ClientSecrets.Without(fields.TextMap("attributes")),
            Mappers = ProtocolMapperRepresentation.Read(fields),
            DefaultScopes = fields.TextSet("defaultClientScopes"),
            OptionalScopes = fields.TextSet("optionalClientScopes"),
            ServiceAccount = fields.Flag("serviceAccountsEnabled") ? new ServiceAccount() : null,
        };
    }

    /// <summary>
    /// Writes a client into <paramref name="existing"/>, whose other fields stay as they are, or into a new object.
    /// It never writes a secret, and takes one away that it finds there, a mask included: Keycloak would take it literally.
    /// </summary>
    public static JsonObject Write(Client client, JsonObject? existing = null)
    {
        var target = existing ?? [];
        target.SetText("clientId", client.ClientId);
        target.SetText("name", client.Name);
        target.SetText("description", client.Description);
        target.SetFlag("enabled", client.Enabled);
        if (target["protocol"] is null)
        {
            target["protocol"] = "openid-connect";
        }

        target.SetText("clientAuthenticatorType", client.Authenticator);
        target.SetFlag("publicClient", client.AccessType == AccessType.Public);
        target.SetFlag("bearerOnly", client.AccessType == AccessType.BearerOnly);
        target.SetFlag("standardFlowEnabled", client.StandardFlow);
        target.SetFlag("implicitFlowEnabled", client.ImplicitFlow);
        target.SetFlag("directAccessGrantsEnabled", client.DirectAccessGrants);
        target.SetFlag("serviceAccountsEnabled", client.ServiceAccount is not null);
        target.SetFlag("fullScopeAllowed", client.FullScopeAllowed);
        target.SetSet("redirectUris", client.RedirectUris);
        target.SetSet("webOrigins", client.WebOrigins);
        target.SetTextMap("attributes", ClientSecrets.Without(client.Attributes));
        ProtocolMapperRepresentation.Write(target, client.Mappers);
        // Without these two lists Keycloak gives the client the realm's default scopes.
        target.SetSet("defaultClientScopes", client.DefaultScopes, writeEmpty: true);
        target.SetSet("optionalClientScopes", client.OptionalScopes, writeEmpty: true);
        ClientSecrets.Strip(target);
        return target;
    }

    private static AccessType AccessTypeOf(JsonFields fields) =>
        (fields.Flag("bearerOnly"), fields.Flag("publicClient")) switch
        {
            (true, _) => AccessType.BearerOnly,
            (_, true) => AccessType.Public,
            _ => AccessType.Confidential,
        };
}
