using System.Text.Json;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// Keycloak's RealmRepresentation, as exports of any release have it and <c>kc.sh import</c> takes it.
/// </summary>
public static class RealmRepresentation
{
    /// <summary>In bytes: 200 MB, ten times an export with 20,000 technical users.</summary>
    public const int SizeLimit = 200 * 1024 * 1024;

    /// <summary>
    /// Reads a realm file. Where the file is silent the state says what Keycloak makes at the import of that file:
    /// the default role, its own clients, and its own client scopes when the file has none at all.
    /// It never throws for what is in the file: everything odd is a finding with its line and column.
    /// </summary>
    public static RealmParsing Read(SourceFile file)
    {
        var notes = new ReadingNotes(file);
        if (!RealmText.TryParse(file, notes, out var document))
        {
            return new RealmParsing(new RealmState { Name = string.Empty }, notes.Findings);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                notes.Add(TargetCodes.RealmFieldType, document.RootElement, "The file is not a realm but a list or a single value.");
                return new RealmParsing(new RealmState { Name = string.Empty }, notes.Findings);
            }

            var fields = new JsonFields(document.RootElement, notes);
            var state = ImportDefaults.Complete(ReadAsWritten(fields), fields);
            return new RealmParsing(state, notes.Findings);
        }
    }

    /// <summary>
    /// Writes a realm in the form of <see cref="Read"/>, in a fixed order, without ids (Keycloak makes them at import) and
    /// without secrets. Reading it again gives the same state, save that a state without Keycloak's own clients gets them.
    /// </summary>
    public static byte[] Write(RealmState state) => RealmDocument.Of(state).ToBytes();

    /// <summary>What a file that is known to be valid says, and nothing else.</summary>
    internal static RealmState ReadAsWritten(SourceFile file)
    {
        using var document = JsonDocument.Parse(file.Content);
        return ReadAsWritten(new JsonFields(document.RootElement, new ReadingNotes(file)));
    }

    /// <summary>What the file says and nothing else.</summary>
    private static RealmState ReadAsWritten(JsonFields realm)
    {
        var name = realm.Text("realm");
        if (name.Length == 0)
        {
            realm.Notes.Add(TargetCodes.RealmNameMissing, realm.Element, "The realm has no name ('realm').");
        }

        var users = new ServiceAccountReader(realm);
        var mappings = new ScopeMappingReader(realm);
        var defaultScopes = realm.TextSet("defaultDefaultClientScopes");
        var optionalScopes = realm.TextSet("defaultOptionalClientScopes");
        var clients = Map(realm, "clients", c => ReadClient(c, mappings, users), c => c.ClientId);
        users.NoteStrays(clients);
        return new RealmState
        {
            Name = name,
            AccessTokenLifespan = realm.Number("accessTokenLifespan"),
            DefaultRole = RoleRef.OfRealm(realm.Object("defaultRole").Text("name")),
            DefaultGroups = realm.TextSet("defaultGroups"),
            DefaultScopes = defaultScopes,
            OptionalScopes = optionalScopes,
            Clients = clients,
            Roles = ReadRoles(realm.Object("roles")),
            ClientScopes = Map(realm, "clientScopes", s => ReadScope(s, mappings), s => s.Name),
            Groups = GroupRepresentation.Read(realm),
            Users = users.People,
        };
    }

    private static Client? ReadClient(JsonFields fields, ScopeMappingReader mappings, ServiceAccountReader users) =>
        ClientRepresentation.Read(fields) is { } client
            ? users.Complete(client with { ScopeRoles = mappings.OfClient(client.ClientId) })
            : null;

    private static ClientScope? ReadScope(JsonFields fields, ScopeMappingReader mappings) =>
        ClientScopeRepresentation.Read(fields) is { } scope ? scope with { Roles = mappings.OfScope(scope.Name) } : null;

    private static Map<RoleRef, Role> ReadRoles(JsonFields roles)
    {
        var clients = roles.Object("client");
        return Map<RoleRef, Role>.From(
            clients.Names().SelectMany(c => Named(clients, c, f => RoleRepresentation.Read(f, c), r => r.Ref))
                .Concat(Named(roles, "realm", f => RoleRepresentation.Read(f, string.Empty), r => r.Ref)));
    }

    private static Map<string, T> Map<T>(JsonFields owner, string list, Func<JsonFields, T?> read, Func<T, string> name)
        where T : class => Map<string, T>.From(Named(owner, list, read, name));

    /// <summary>The objects of a list by name; of two with one name the first counts and the second is noted.</summary>
    private static List<KeyValuePair<TKey, T>> Named<TKey, T>(
        JsonFields owner, string list, Func<JsonFields, T?> read, Func<T, TKey> name)
        where T : class
    {
        var found = new List<KeyValuePair<TKey, T>>();
        var names = new HashSet<TKey>();
        foreach (var fields in owner.Objects(list))
        {
            if (read(fields) is not { } item)
            {
                continue;
            }

            if (names.Add(name(item)))
            {
                found.Add(new(name(item), item));
            }
            else
            {
                fields.Notes.Add(TargetCodes.RealmNameTwice, fields.Element, $"'{name(item)}' is in '{list}' twice.");
            }
        }

        return found;
    }
}
