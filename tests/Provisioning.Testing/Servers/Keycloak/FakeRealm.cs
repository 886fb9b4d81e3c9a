using System.Text.Json.Nodes;

namespace Provisioning.Testing.Servers.Keycloak;

/// <summary>The objects of a realm by id, as the server's database has them.</summary>
internal sealed class FakeRealm(string name, KeycloakRelease release)
{
    private int ids;

    public string Name => name;

    public KeycloakRelease Release => release;

    public Dictionary<string, JsonObject> Clients { get; } = [];

    public Dictionary<string, JsonObject> Roles { get; } = [];

    public Dictionary<string, JsonObject> Scopes { get; } = [];

    public Dictionary<string, JsonObject> Users { get; } = [];

    public Dictionary<string, JsonObject> Groups { get; } = [];

    /// <summary>The users of service accounts by their client's id.</summary>
    public Dictionary<string, string> Accounts { get; } = [];

    /// <summary>Members of groups by user.</summary>
    public Dictionary<string, HashSet<string>> Memberships { get; } = [];

    /// <summary>By user, the password and when it was set, in milliseconds since 1970.</summary>
    public Dictionary<string, (string Value, long SetAt)> Passwords { get; } = [];

    /// <summary>As the server writes it: <c>length(12) and digits(2)</c>.</summary>
    public string PasswordPolicy { get; set; } = string.Empty;

    /// <summary>Attributes that the user profile declares.</summary>
    public HashSet<string> DeclaredAttributes { get; } = ["bpn"];

    public string DefaultRole { get; set; } = string.Empty;

    public List<string> DefaultScopes { get; } = [];

    public List<string> OptionalScopes { get; } = [];

    /// <summary>Roles that something holds, lets through or contains: <c>users/ID</c>, <c>client-scopes/ID</c>, <c>roles/ID</c>.</summary>
    private readonly Dictionary<string, HashSet<string>> held = [];

    public string NewId() => $"00000000-0000-0000-0000-{++ids:x12}";

    public HashSet<string> RolesOf(string holder) => held.TryGetValue(holder, out var roles) ? roles : held[holder] = [];

    public JsonObject Client(string id) => Clients.GetValueOrDefault(id) ?? throw FakeRefusal.NotFound;

    public JsonObject Role(string id) => Roles.GetValueOrDefault(id) ?? throw FakeRefusal.NotFound;

    public JsonObject Scope(string id) => Scopes.GetValueOrDefault(id) ?? throw FakeRefusal.NotFound;

    public JsonObject User(string id) => Users.GetValueOrDefault(id) ?? throw FakeRefusal.NotFound;

    public string? ClientNamed(string clientId) => Clients.FirstOrDefault(c => Text(c.Value, "clientId") == clientId).Key;

    public string? ScopeNamed(string scope) => Scopes.FirstOrDefault(s => Text(s.Value, "name") == scope).Key;

    /// <summary>The roles of a client; of the realm when the id is empty.</summary>
    public IEnumerable<JsonObject> RolesIn(string container) =>
        Roles.Values.Where(r => Text(r, "containerId") == (container.Length == 0 ? name : container)).OrderBy(r => Text(r, "name"), StringComparer.Ordinal);

    public JsonObject? RoleNamed(string container, string role) => RolesIn(container).FirstOrDefault(r => Text(r, "name") == role);

    /// <summary>Deleting a role takes it out of everything.</summary>
    public void RemoveRole(string id)
    {
        Roles.Remove(id);
        held.Remove("roles/" + id);
        foreach (var roles in held.Values)
        {
            roles.Remove(id);
        }
    }

    public void RemoveUser(string id)
    {
        Users.Remove(id);
        Passwords.Remove(id);
        Memberships.Remove(id);
        held.Remove("users/" + id);
    }

    public void Forget(string holder) => held.Remove(holder);

    public bool IsComposite(string id) => held.TryGetValue("roles/" + id, out var members) && members.Count > 0;

    public static string Text(JsonObject item, string field) => item[field]?.GetValue<string>() ?? string.Empty;

    /// <summary>More characters than the database has room for are an error of the server, not of the caller.</summary>
    public static void MustFit(params string[] texts)
    {
        if (texts.Any(t => t.Length > 255))
        {
            throw new FakeRefusal(500, "unknown_error");
        }
    }
}
