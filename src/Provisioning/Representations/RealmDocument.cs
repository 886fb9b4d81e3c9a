using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Provisioning.Realms;

namespace Provisioning.Representations;

/// <summary>
/// A realm file being edited in place: objects are put and removed, everything else in the file stays as it is. It never holds
/// a client's secret: those found in the file are dropped at once.
/// </summary>
public sealed class RealmDocument
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject realm;
    private readonly OwnClients own;
    private readonly NamedList clients;
    private readonly NamedList users;
    private readonly NamedList scopes;
    private readonly RoleTable roles;
    private readonly ScopeMappingTable mappings;
    private readonly HashSet<Address> removed = [];

    private RealmDocument(JsonObject realm)
    {
        this.realm = realm;
        own = new OwnClients(JsonEdits.TextOf(realm["realm"]));
        clients = new NamedList(realm.ArrayAt("clients"), o => JsonEdits.TextOf(o["clientId"]));
        users = new NamedList(realm.ArrayAt("users"), UserKey, o => JsonEdits.TextOf(o["username"]));
        scopes = new NamedList(realm.ArrayAt("clientScopes"), o => JsonEdits.TextOf(o["name"]));
        roles = new RoleTable(realm);
        mappings = new ScopeMappingTable(realm);
        foreach (var client in clients.Items)
        {
            ClientSecrets.Strip(client);
        }
    }

    /// <summary>Opens a file that <see cref="RealmRepresentation.Read"/> found valid.</summary>
    public static RealmDocument Open(ReadOnlyMemory<byte> file)
    {
        var text = file.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? file[3..] : file;
        var realm = JsonNode.Parse(text.Span)!.AsObject();
        if (realm["clientScopes"] is null)
        {
            // A file with a list of client scopes gets none of Keycloak's own at import, so the first of ours brings them along.
            RealmSettings.WriteScopes(realm, KeycloakRealm.Fresh(JsonEdits.TextOf(realm["realm"])));
        }

        return new RealmDocument(realm);
    }

    /// <summary>A realm as a new file.</summary>
    public static RealmDocument Of(RealmState state)
    {
        var realm = new JsonObject();
        RealmSettings.Write(realm, state);
        var document = new RealmDocument(realm);
        foreach (var scope in state.ClientScopes.Values)
        {
            document.Put(scope);
        }

        foreach (var role in state.Roles.Values)
        {
            document.PutRole(role);
        }

        foreach (var client in state.Clients.Values)
        {
            document.PutClient(client);
        }

        foreach (var user in state.Users.Values)
        {
            document.PutUser(user);
        }

        GroupRepresentation.Write(realm, state.Groups.Values);
        return document;
    }

    /// <summary>Whether the object is in the file, or comes with it at import because it is Keycloak's own.</summary>
    public bool Contains(IRealmObject item) => item switch
    {
        Client client => clients.Find(client.ClientId) is not null || own.Realm.Clients.ContainsKey(client.ClientId),
        Role role => roles.Find(role.Ref) is not null || (ComesByItself(role.Ref.Client) && own.Realm.Roles.ContainsKey(role.Ref)),
        ClientScope scope => scopes.Find(scope.Name) is not null,
        User user => users.Find(KeyOf(user)) is not null,
        _ => false,
    };

    /// <summary>Creates the object or makes it what is given.</summary>
    public void Put(IRealmObject item)
    {
        if (removed.Contains(item.Address))
        {
            Sweep();
        }

        switch (item)
        {
            case Client client:
                BringOwnClient(client.ClientId);
                PutClient(client);
                break;
            case Role role:
                BringOwnClient(role.Ref.Client);
                PutRole(role);
                break;
            case ClientScope scope:
                ClientScopeRepresentation.Write(scope, scopes.GetOrAdd(scope.Name));
                mappings.Set(ScopeMappingTable.OfScope(scope.Name), scope.Roles);
                break;
            case User user:
                PutUser(user);
                break;
            default:
                throw new ArgumentException($"A {item.GetType().Name} has no place in a realm file.", nameof(item));
        }
    }

    /// <summary>Removes an object and, as Keycloak does, every reference to it. One that is not there is no error.</summary>
    public void Remove(IRealmObject item)
    {
        removed.Add(item.Address);
        switch (item)
        {
            case Client client:
                clients.Remove(client.ClientId);
                users.Remove("client:" + client.ClientId);
                mappings.Set(ScopeMappingTable.OfClient(client.ClientId), []);
                mappings.RemoveContainer(client.ClientId);
                roles.RemoveClient(client.ClientId);
                break;
            case Role role:
                roles.Remove(role.Ref);
                break;
            case ClientScope scope:
                scopes.Remove(scope.Name);
                mappings.Set(ScopeMappingTable.OfScope(scope.Name), []);
                break;
            case User user:
                users.Remove(KeyOf(user));
                break;
            default:
                throw new ArgumentException($"A {item.GetType().Name} has no place in a realm file.", nameof(item));
        }
    }

    /// <summary>The file: UTF-8, indented by two, ending in a line break.</summary>
    public byte[] ToBytes()
    {
        Sweep();
        clients.Settle();
        users.Settle();
        scopes.Settle();
        mappings.Settle();
        roles.Settle();
        return Write(realm);
    }

    internal static byte[] Write(JsonObject realm)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Layout))
        {
            realm.WriteTo(writer);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private void PutClient(Client client)
    {
        if (clients.Find(client.ClientId) is null)
        {
            own.CopyTo(client.ClientId, clients.GetOrAdd(client.ClientId));
        }

        ClientRepresentation.Write(client, clients.GetOrAdd(client.ClientId));
        mappings.Set(ScopeMappingTable.OfClient(client.ClientId), client.ScopeRoles);
        if (client.ServiceAccount is { } account)
        {
            // Without its user in the file Keycloak would make one later, with the realm's default roles.
            UserRepresentation.Write(client.ClientId, account, users.GetOrAdd("client:" + client.ClientId));
        }
        else
        {
            users.Remove("client:" + client.ClientId);
        }
    }

    private void PutUser(User user)
    {
        UserRepresentation.Write(user, users.GetOrAdd(KeyOf(user)));
        if (user.Stack.Length > 0)
        {
            UserProfileComponent.KeepMarks(realm);
        }
    }

    private void PutRole(Role role) => RoleRepresentation.Write(role, roles.GetOrAdd(role.Ref));

    /// <summary>
    /// Keycloak makes its own clients only where the file lacks them, so a file that says anything of one must say all of it.
    /// </summary>
    private void BringOwnClient(string clientId)
    {
        if (clients.Find(clientId) is null && own.Realm.Clients.TryGetValue(clientId, out var client))
        {
            PutClient(client);
            foreach (var role in own.Realm.Roles.Values.Where(r => r.Ref.Client == clientId))
            {
                PutRole(role);
            }
        }
    }

    /// <summary>Keycloak makes its own clients and realm roles where the file lacks them.</summary>
    private bool ComesByItself(string client) => client.Length == 0 || clients.Find(client) is null;

    private void Sweep()
    {
        if (removed.Count > 0)
        {
            new ReferenceSweep(removed).Over(realm, mappings);
            removed.Clear();
        }
    }

    private static string KeyOf(User user) => "user:" + user.Username;

    private static string UserKey(JsonObject user) =>
        user[UserRepresentation.ServiceAccountClientId] is { } client
            ? "client:" + JsonEdits.TextOf(client)
            : "user:" + JsonEdits.TextOf(user["username"]);
}
