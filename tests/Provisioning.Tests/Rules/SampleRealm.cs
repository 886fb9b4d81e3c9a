using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Tests.Rules;

/// <summary>A realm as an export would give it, built step by step; roles by their full names, <c>client/role</c>.</summary>
internal sealed class SampleRealm
{
    public const string File = "realm.json";

    public SampleRealm(string name)
    {
        var standard = RoleRef.OfRealm(RealmState.DefaultRoleNameOf(name));
        State = new RealmState { Name = name, DefaultRole = standard };
        Role("offline_access");
        Role(standard.Name, "offline_access");
        foreach (var builtIn in new[] { "manage-users", "view-clients", "query-clients" })
        {
            Role($"{KeycloakBuiltIns.RealmManagement}/{builtIn}");
        }

        Client(new Client { ClientId = KeycloakBuiltIns.RealmManagement, AccessType = AccessType.BearerOnly });
        Role($"{KeycloakBuiltIns.RealmManagement}/view-users", $"{KeycloakBuiltIns.RealmManagement}/query-clients");
    }

    public RealmState State { get; private set; }

    public SampleRealm With(Func<RealmState, RealmState> change)
    {
        State = change(State);
        return this;
    }

    public SampleRealm Client(Client client) => With(s => s with { Clients = s.Clients.With(client.ClientId, client) });

    public SampleRealm Application(string clientId, params string[] permissions)
    {
        Client(new Client { ClientId = clientId, AccessType = AccessType.BearerOnly });
        foreach (var permission in permissions)
        {
            Role($"{clientId}/{permission}");
        }

        return this;
    }

    public SampleRealm Role(string name, params string[] members)
    {
        var role = new Role { Ref = Landscape.Ref(name), Members = ValueSet.From(members.Select(Landscape.Ref)) };
        return With(s => s with { Roles = s.Roles.With(role.Ref, role) });
    }

    public SampleRealm TechnicalUser(string clientId, params string[] grants) => Client(new Client
    {
        ClientId = clientId,
        ServiceAccount = new ServiceAccount { Grants = ValueSet.From(grants.Select(Landscape.Ref)) },
    });

    public SampleRealm Adjust(string clientId, Func<Client, Client> change) => Client(change(State.Clients[clientId]));

    public SampleRealm Attribute(string clientId, string name, string value) => Adjust(clientId, c => c with
    {
        ServiceAccount = c.ServiceAccount! with { Attributes = c.ServiceAccount.Attributes.With(name, [value]) },
    });

    public SampleRealm Groups(string clientId, params string[] paths) => Adjust(clientId, c => c with
    {
        ServiceAccount = c.ServiceAccount! with { Groups = ValueSet.From(paths) },
    });

    public SampleRealm Group(string path, params string[] grants) => With(s => s with
    {
        Groups = s.Groups.With(path, new Group { Path = path, Grants = ValueSet.From(grants.Select(Landscape.Ref)) }),
    });

    public SampleRealm User(string username, params string[] grants) => With(s => s with
    {
        Users = s.Users.With(username, new User { Username = username, Grants = ValueSet.From(grants.Select(Landscape.Ref)) }),
    });

    public SampleRealm Scope(string name, params string[] roles) => With(s => s with
    {
        ClientScopes = s.ClientScopes.With(name, new ClientScope { Name = name, Roles = ValueSet.From(roles.Select(Landscape.Ref)) }),
    });

    public ImmutableArray<Diagnostic> Check() => RuleEngine.CheckRealm(State, File);

    public ImmutableArray<Diagnostic> Check<TRule>()
        where TRule : IRule, new() => [.. new TRule().Check(RuleContext.Observed(State, File))];
}
