using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Resources;

namespace Provisioning.Tests.Resources;

/// <summary>
/// What Keycloak's Terraform provider 5.9 does with each resource, by its documentation and source: which defaults it fills in,
/// which attributes it writes by itself, and which resources are authoritative. Keycloak's part is what releases 24.0.5 and
/// 26.5.6 answered when they were sent the provider's requests.
/// </summary>
internal sealed class KeycloakProvider(RealmState realm)
{
    private const string ServiceAccountScope = "service_account";

    /// <summary>Written on every client, whatever the program says.</summary>
    private static readonly Map<string, string> OnEveryClient = Map<string, string>.From(
    [
        new("backchannel.logout.revoke.offline.tokens", "false"),
        new("backchannel.logout.session.required", "true"),
        new("client_credentials.use_refresh_token", "false"),
        new("display.on.consent.screen", "false"),
        new("exclude.issuer.from.auth.response", "false"),
        new("exclude.session.state.from.auth.response", "false"),
        new("oauth2.device.authorization.grant.enabled", "false"),
        new("oauth2.jwt.authorization.grant.enabled", "false"),
        new("use.refresh.tokens", "true"),
    ]);

    private static readonly Map<string, string> OnEveryScope = Map<string, string>.From(
    [
        new("consent.screen.text", string.Empty),
        new("display.on.consent.screen", "false"),
        new("gui.order", string.Empty),
        new("include.in.openid.provider.metadata", "true"),
    ]);

    private readonly HashSet<ResourceKey> registered = [];

    public RealmState Realm { get; private set; } = realm;

    /// <summary>The realm after <c>pulumi up</c>; what is there already is imported first, as the documentation says.</summary>
    public static RealmState Up(RealmState realm, ResourceProgram program)
    {
        var provider = new KeycloakProvider(realm);
        foreach (var lookup in program.Lookups)
        {
            provider.LookUp(lookup);
        }

        foreach (var resource in program.Resources)
        {
            provider.Register(resource);
        }

        return provider.Realm;
    }

    private void LookUp(LookupDescription lookup)
    {
        var arguments = new ResourceInputs(lookup.Arguments, registered);
        Assert.Equal(Realm.Name, arguments.Text("realmId"));
        Assert.True(lookup.Key.Type == ResourceTypes.GetClient
            ? Realm.Clients.ContainsKey(arguments.Text("clientId"))
            : Realm.Roles.ContainsKey(new(arguments.Named("clientId"), arguments.Text("name"))), $"{lookup.Key} is not in the realm.");
        Assert.True(registered.Add(lookup.Key));
    }

    private void Register(ResourceDescription resource)
    {
        var inputs = new ResourceInputs(resource.Properties, registered);
        Assert.All(resource.DependsOn, d => Assert.Contains(d, registered));
        switch (resource.Key.Type)
        {
            case ResourceTypes.Client:
                PutClient(inputs);
                break;
            case ResourceTypes.Mapper:
                Change(inputs.Named("clientId"), c => c with
                {
                    Mappers = c.Mappers.With(inputs.Text("name"), new(inputs.Text("name"), inputs.Text("protocolMapper"), inputs.Table("config"))),
                });
                break;
            case ResourceTypes.DefaultScopes:
                Change(inputs.Named("clientId"), c => c with { DefaultScopes = Known(inputs.Names("defaultScopes")) });
                break;
            case ResourceTypes.OptionalScopes:
                Change(inputs.Named("clientId"), c => c with { OptionalScopes = Known(inputs.Names("optionalScopes")) });
                break;
            case ResourceTypes.UserRoles:
                PutGrants(inputs);
                break;
            case ResourceTypes.User:
                PutUser(inputs);
                break;
            case ResourceTypes.Role:
                PutRole(inputs);
                break;
            case ResourceTypes.ClientScope:
                PutScope(inputs);
                break;
            case ResourceTypes.RoleMapper:
                var scope = Realm.ClientScopes[inputs.Named("clientScopeId")];
                Put(scope with { Roles = scope.Roles.With(Role(inputs.Named("roleId"))) });
                break;
            default:
                Assert.Fail($"The provider has no {resource.Key.Type}.");
                break;
        }

        Assert.True(registered.Add(resource.Key), $"{resource.Key} is registered twice.");
    }

    private void PutClient(ResourceInputs inputs)
    {
        var clientId = inputs.Text("clientId");
        var before = Realm.Clients.GetOr(clientId, null!);
        var client = (before ?? new Client { ClientId = clientId, DefaultScopes = Realm.DefaultScopes, OptionalScopes = Realm.OptionalScopes }) with
        {
            Name = inputs.Text("name"),
            Description = inputs.Text("description"),
            Enabled = inputs.Flag("enabled", true),
            AccessType = Enum.Parse<AccessType>(inputs.Text("accessType").Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true),
            FullScopeAllowed = inputs.Flag("fullScopeAllowed", true),
            StandardFlow = inputs.Flag("standardFlowEnabled", false),
            ImplicitFlow = inputs.Flag("implicitFlowEnabled", false),
            DirectAccessGrants = inputs.Flag("directAccessGrantsEnabled", false),
            Attributes = OnEveryClient.Merge(inputs.Table("extraConfig")),
        };
        Put(client with { ServiceAccount = inputs.Flag("serviceAccountsEnabled", false) ? client.ServiceAccount ?? New() : null });
        if (before?.ServiceAccount is null && inputs.Flag("serviceAccountsEnabled", false) && Realm.ClientScopes.ContainsKey(ServiceAccountScope))
        {
            Change(clientId, c => c with { DefaultScopes = c.DefaultScopes.With(ServiceAccountScope) });
        }

        ServiceAccount New() => new() { Grants = [Realm.DefaultRole] };
    }

    private void PutGrants(ResourceInputs inputs)
    {
        Assert.True(inputs.Flag("exhaustive", true));
        var (holder, grants) = (inputs.Named("userId"), ValueSet.From(inputs.Names("roleIds").Select(Role)));
        if (Realm.Users.TryGetValue(holder, out var user))
        {
            Put(user with { Grants = grants });
        }
        else
        {
            Change(holder, c => c with { ServiceAccount = c.ServiceAccount! with { Grants = grants } });
        }
    }

    private void PutUser(ResourceInputs inputs)
    {
        if (!inputs.Flag("import", false))
        {
            var before = Realm.Users.GetOr(inputs.Text("username"), new User { Username = inputs.Text("username"), Grants = [Realm.DefaultRole] });
            Put(before with
            {
                Enabled = inputs.Flag("enabled", true),
                Email = inputs.Text("email"),
                EmailVerified = inputs.Flag("emailVerified", false),
                FirstName = inputs.Text("firstName"),
                LastName = inputs.Text("lastName"),
                RequiredActions = ValueSet.From(inputs.Names("requiredActions")),
                Attributes = inputs.Lists("attributes"),
            });
            return;
        }

        var client = Realm.Clients.Values.Single(c => c.ServiceAccount is not null && ServiceAccount.UsernameOf(c.ClientId) == inputs.Text("username"));
        Put(client with
        {
            ServiceAccount = client.ServiceAccount! with { Enabled = inputs.Flag("enabled", true), Attributes = inputs.Lists("attributes") },
        });
    }

    private void PutRole(ResourceInputs inputs)
    {
        var role = new RoleRef(inputs.Named("clientId"), inputs.Text("name"));
        Realm = Realm with
        {
            Roles = Realm.Roles.With(role, new Role
            {
                Ref = role,
                Description = inputs.Text("description"),
                Attributes = inputs.Lists("attributes"),
                Members = ValueSet.From(inputs.Names("compositeRoles").Select(Role)),
            }),
        };
    }

    private void PutScope(ResourceInputs inputs)
    {
        var inTokenScope = inputs.Flag("includeInTokenScope", true) ? "true" : "false";
        var before = Realm.ClientScopes.GetOr(inputs.Text("name"), new ClientScope { Name = inputs.Text("name") });
        Put(before with
        {
            Description = inputs.Text("description"),
            Attributes = OnEveryScope.With("include.in.token.scope", inTokenScope).Merge(inputs.Table("extraConfig")),
        });
    }

    /// <summary>The provider refuses a scope that is not there.</summary>
    private ValueSet<string> Known(IEnumerable<string> scopes)
    {
        var named = ValueSet.From(scopes);
        Assert.All(named, s => Assert.True(Realm.ClientScopes.ContainsKey(s), $"There is no client scope '{s}'."));
        return named;
    }

    private RoleRef Role(string name) => Realm.Roles.Keys.Single(r => r.ToString() == name);

    private void Change(string clientId, Func<Client, Client> change) => Put(change(Realm.Clients[clientId]));

    private void Put(Client client) => Realm = Realm with { Clients = Realm.Clients.With(client.ClientId, client) };

    private void Put(User user) => Realm = Realm with { Users = Realm.Users.With(user.Username, user) };

    private void Put(ClientScope scope) => Realm = Realm with { ClientScopes = Realm.ClientScopes.With(scope.Name, scope) };
}
