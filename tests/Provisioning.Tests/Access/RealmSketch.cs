using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Tests.Access;

/// <summary>A realm in a few words. Roles are written <c>App/name</c>, or bare for realm roles.</summary>
internal sealed class RealmSketch
{
    private readonly Dictionary<RoleRef, Role> roles = [];
    private readonly Dictionary<string, Client> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClientScope> scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, User> users = new(StringComparer.Ordinal);

    public RealmSketch()
    {
        Scope("roles", [], Mapper("client roles", "oidc-usermodel-client-role-mapper"), Mapper("realm roles", "oidc-usermodel-realm-role-mapper"));
    }

    public RealmState State => new()
    {
        Name = "test",
        DefaultRole = RoleRef.OfRealm("default-roles-test"),
        Roles = Map<RoleRef, Role>.From(roles),
        Clients = Map<string, Client>.From(clients),
        ClientScopes = Map<string, ClientScope>.From(scopes),
        Groups = Map<string, Group>.From(groups),
        Users = Map<string, User>.From(users),
    };

    public AccessGraph Graph => new(State);

    public static RoleRef Ref(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? new(text[..slash], text[(slash + 1)..]) : RoleRef.OfRealm(text);

    public static ValueSet<RoleRef> Refs(IEnumerable<string> texts) => ValueSet.From(texts.Select(Ref));

    /// <summary>A mapper that writes into access tokens, with further settings as <c>key=value</c>.</summary>
    public static ProtocolMapper Mapper(string name, string type, params string[] settings) => new(
        name,
        type,
        Map<string, string>.From(settings.Prepend("access.token.claim=true").Select(s => s.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p[1]))));

    public RealmSketch Role(string name, params string[] members)
    {
        roles[Ref(name)] = new Role { Ref = Ref(name), Members = Refs(members) };
        return this;
    }

    public RealmSketch Without(string role)
    {
        roles.Remove(Ref(role));
        return this;
    }

    /// <summary>A technical user with everything in scope; <paramref name="change"/> narrows it.</summary>
    public RealmSketch TechnicalUser(string clientId, string[] grants, Func<Client, Client>? change = null)
    {
        var client = new Client
        {
            ClientId = clientId,
            FullScopeAllowed = true,
            DefaultScopes = ["roles"],
            ServiceAccount = new ServiceAccount { Grants = Refs(grants) },
        };
        clients[clientId] = change is null ? client : change(client);
        return this;
    }

    /// <summary>A technical user whose scope is made of scope mappings on its client.</summary>
    public RealmSketch Narrow(string clientId, string[] grants, params string[] mapped) =>
        TechnicalUser(clientId, grants, c => c with { FullScopeAllowed = false, ScopeRoles = Refs(mapped) });

    public RealmSketch Scope(string name, string[] mapped, params ProtocolMapper[] mappers)
    {
        scopes[name] = new ClientScope
        {
            Name = name,
            Roles = Refs(mapped),
            Mappers = Map<string, ProtocolMapper>.From(mappers.Select(m => KeyValuePair.Create(m.Name, m))),
        };
        return this;
    }

    public RealmSketch Scope(ClientScope scope)
    {
        scopes[scope.Name] = scope;
        return this;
    }

    public RealmSketch Group(string path, params string[] grants)
    {
        groups[path] = new Group { Path = path, Grants = Refs(grants) };
        return this;
    }

    public RealmSketch User(string name, string[] grants, params string[] memberOf)
    {
        users[name] = new User { Username = name, Grants = Refs(grants), Groups = ValueSet.From(memberOf) };
        return this;
    }

    /// <summary><c>App/view: Token</c> for each thing that the technical user has.</summary>
    public string[] Has(string clientId) => Shown(Graph.Expand(Principal.TechnicalUser(clientId)));

    public static string[] Shown(Expansion expansion) => [.. expansion.Entitlements.Values.Select(e => $"{e.Role}: {e.Reach}")];
}
