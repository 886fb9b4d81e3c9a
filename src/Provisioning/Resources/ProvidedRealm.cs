using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Resources;

/// <summary>
/// The realm that resources make. This is what Keycloak's Terraform provider 5.9 does with each of them, by its documentation and
/// source: which defaults it fills in, which attributes it writes by itself, and which resources are authoritative. Keycloak's
/// part is what releases 24.0.5 and 26.5.6 answered when they were sent the provider's requests.
/// </summary>
public sealed class ProvidedRealm
{
    /// <summary>In the order in which each needs what the ones before made.</summary>
    private static readonly ImmutableArray<string> Order =
    [
        ResourceTypes.Client, ResourceTypes.Role, ResourceTypes.ClientScope, ResourceTypes.RoleMapper, ResourceTypes.Mapper,
        ResourceTypes.UserAttributeMapper, ResourceTypes.DefaultScopes, ResourceTypes.OptionalScopes, ResourceTypes.User,
        ResourceTypes.UserRoles, ResourceTypes.UserGroups, ResourceTypes.AccountRole, ResourceTypes.AccountRealmRole,
    ];

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

    private readonly ProvidedNames names;
    private readonly RealmState start;
    private readonly IReadOnlySet<Address> absent;
    private readonly Dictionary<Address, IRealmObject> assumed = [];
    private readonly Dictionary<string, Client> clients;
    private readonly Dictionary<string, string> clientsByAccount;
    private readonly Dictionary<RoleRef, Role> roles;
    private readonly Dictionary<string, ClientScope> scopes;
    private readonly Dictionary<string, User> users;

    private ProvidedRealm(RealmState start, ProvidedNames names, IReadOnlySet<Address> absent)
    {
        (this.start, this.names, this.absent) = (start, names, absent);
        clients = new(start.Clients, StringComparer.Ordinal);
        clientsByAccount = start.Clients.Values.Where(c => c.ServiceAccount is not null)
            .ToDictionary(c => ServiceAccount.UsernameOf(c.ClientId), c => c.ClientId, StringComparer.Ordinal);
        roles = new(start.Roles);
        scopes = new(start.ClientScopes, StringComparer.Ordinal);
        users = new(start.Users, StringComparer.Ordinal);
    }

    public RealmState Realm => start with
    {
        Clients = Map<string, Client>.From(clients),
        Roles = Map<RoleRef, Role>.From(roles),
        ClientScopes = Map<string, ClientScope>.From(scopes),
        Users = Map<string, User>.From(users),
    };

    /// <summary>What resources refer to and neither the realm nor another resource has, as it was taken to be.</summary>
    public IEnumerable<IRealmObject> Assumed => assumed.Values;

    public static bool Makes(string type) => Order.Contains(type);

    /// <param name="start">The realm that is there; what resources say of an object in it replaces what it was.</param>
    /// <param name="resources">In any order. Types that make nothing in a realm are passed over.</param>
    /// <param name="absent">What is known not to be there unless one of the resources makes it, and is never assumed.</param>
    public static ProvidedRealm Of(
        RealmState start, IEnumerable<KeyValuePair<ResourceKey, Map<string, ResourceValue>>> resources, IReadOnlySet<Address>? absent = null)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var made = resources.Where(r => Makes(r.Key.Type)).OrderBy(r => Order.IndexOf(r.Key.Type)).ThenBy(r => r.Key).ToList();
        var provided = new ProvidedRealm(start, new ProvidedNames(made), absent ?? ImmutableHashSet<Address>.Empty);
        foreach (var (key, properties) in made)
        {
            provided.Make(key, new ProvidedProperties(properties));
        }

        return provided;
    }

    private void Make(ResourceKey key, ProvidedProperties inputs)
    {
        switch (key.Type)
        {
            case ResourceTypes.Client:
                PutClient(key, inputs);
                break;
            case ResourceTypes.Role:
                PutRole(key, inputs);
                break;
            case ResourceTypes.ClientScope:
                PutScope(key, inputs);
                break;
            case ResourceTypes.RoleMapper when inputs.Value("clientScopeId") is { } scope:
                var carrier = ScopeNamed(names.Of(scope));
                Put(carrier with { Roles = carrier.Roles.With(Known(inputs.Value("roleId"))) });
                break;
            case ResourceTypes.RoleMapper:
                Change(inputs.Value("clientId"), c => c with { ScopeRoles = c.ScopeRoles.With(Known(inputs.Value("roleId"))) });
                break;
            case ResourceTypes.Mapper:
                PutMapper(inputs, inputs.Text("protocolMapper"), inputs.Table("config"));
                break;
            case ResourceTypes.UserAttributeMapper:
                PutMapper(inputs, "oidc-usermodel-attribute-mapper", ConfigOfAttributeMapper(inputs));
                break;
            case ResourceTypes.DefaultScopes:
                Change(inputs.Value("clientId"), c => c with { DefaultScopes = ScopesIn(inputs, "defaultScopes") });
                break;
            case ResourceTypes.OptionalScopes:
                Change(inputs.Value("clientId"), c => c with { OptionalScopes = ScopesIn(inputs, "optionalScopes") });
                break;
            case ResourceTypes.User:
                PutUser(inputs);
                break;
            case ResourceTypes.UserRoles:
                Grant(inputs.Value("userId") ?? key.Name, inputs.Flag("exhaustive", true), [.. inputs.Items("roleIds").Select(Known)]);
                break;
            case ResourceTypes.UserGroups:
                var groups = ValueSet.From(inputs.Items("groupIds").Select(names.Of));
                Change(inputs.Value("userId"), c => c with { ServiceAccount = (c.ServiceAccount ?? new()) with { Groups = groups } });
                break;
            case ResourceTypes.AccountRole or ResourceTypes.AccountRealmRole:
                var owner = key.Type == ResourceTypes.AccountRole ? names.Of(inputs.Value("clientId")) : string.Empty;
                Grant(inputs.Value("serviceAccountUserId") ?? key.Name, false, [Known(new RoleRef(owner, RoleNameIn(inputs)))]);
                break;
        }
    }

    private void PutClient(ResourceKey key, ProvidedProperties inputs)
    {
        var clientId = inputs.Text("clientId", key.Name);
        var before = clients.GetValueOrDefault(clientId);
        var client = (before ?? New(clientId)) with
        {
            Name = inputs.Text("name"),
            Description = inputs.Text("description"),
            Enabled = inputs.Flag("enabled", true),
            AccessType = ClientProperties.AccessTypeOf(inputs.Text("accessType")),
            FullScopeAllowed = inputs.Flag("fullScopeAllowed", true),
            StandardFlow = inputs.Flag("standardFlowEnabled", false),
            ImplicitFlow = inputs.Flag("implicitFlowEnabled", false),
            DirectAccessGrants = inputs.Flag("directAccessGrantsEnabled", false),
            Authenticator = inputs.Text("clientAuthenticatorType", "client-secret"),
            RedirectUris = inputs.Texts("validRedirectUris"),
            WebOrigins = inputs.Texts("webOrigins"),
            Attributes = OnEveryClient.Merge(inputs.Table("extraConfig")),
        };
        var signsIn = inputs.Flag("serviceAccountsEnabled", false);
        var isNew = signsIn && before?.ServiceAccount is null;
        Put(client with
        {
            ServiceAccount = signsIn ? client.ServiceAccount ?? new ServiceAccount { Grants = [start.DefaultRole] } : null,
            DefaultScopes = isNew && scopes.ContainsKey(Planning.ServerAdditions.ServiceAccountScope)
                ? client.DefaultScopes.With(Planning.ServerAdditions.ServiceAccountScope)
                : client.DefaultScopes,
        });
    }

    private void PutRole(ResourceKey key, ProvidedProperties inputs)
    {
        var role = names.RoleOf(new ResourceValue.Reference(key, "id"));
        Put(new Role
        {
            Ref = role,
            Description = inputs.Text("description"),
            Attributes = inputs.Lists("attributes"),
            Members = ValueSet.From(inputs.Items("compositeRoles").Select(names.RoleOf)),
        });
    }

    private void PutScope(ResourceKey key, ProvidedProperties inputs)
    {
        var name = inputs.Text("name", key.Name);
        Put(ScopeNamed(name) with
        {
            Description = inputs.Text("description"),
            Attributes = OnEveryScope
                .With(ScopeProperties.InTokenScope, inputs.Flag("includeInTokenScope", true) ? "true" : "false")
                .Merge(inputs.Table("extraConfig")),
        });
    }

    private void PutMapper(ProvidedProperties inputs, string type, Map<string, string> config)
    {
        var mapper = new ProtocolMapper(inputs.Text("name"), type, config);
        if (inputs.Value("clientScopeId") is { } scope)
        {
            var carrier = ScopeNamed(names.Of(scope));
            Put(carrier with { Mappers = carrier.Mappers.With(mapper.Name, mapper) });
        }
        else
        {
            Change(inputs.Value("clientId"), c => c with { Mappers = c.Mappers.With(mapper.Name, mapper) });
        }
    }

    private static Map<string, string> ConfigOfAttributeMapper(ProvidedProperties inputs) => Map<string, string>.From(
    [
        new("user.attribute", inputs.Text("userAttribute")),
        new("claim.name", inputs.Text("claimName")),
        new("jsonType.label", inputs.Text("claimValueType", "String")),
        .. new[]
        {
            ("access.token.claim", "addToAccessToken", true), ("id.token.claim", "addToIdToken", true),
            ("userinfo.token.claim", "addToUserinfo", true), ("introspection.token.claim", "addToTokenIntrospection", true),
            ("multivalued", "multivalued", false), ("aggregate.attrs", "aggregateAttributes", false),
        }.Select(f => KeyValuePair.Create(f.Item1, inputs.Flag(f.Item2, f.Item3) ? "true" : "false")),
    ]);

    private void PutUser(ProvidedProperties inputs)
    {
        var username = inputs.Text("username");
        if (clientsByAccount.TryGetValue(username, out var clientId))
        {
            var client = clients[clientId];
            Put(client with
            {
                ServiceAccount = client.ServiceAccount! with { Enabled = inputs.Flag("enabled", true), Attributes = inputs.Lists("attributes") },
            });
        }
        else if (!inputs.Flag("import", false))
        {
            var before = users.GetValueOrDefault(username) ?? new User { Username = username, Grants = [start.DefaultRole] };
            Put(before with
            {
                Enabled = inputs.Flag("enabled", true),
                Email = inputs.Text("email"),
                EmailVerified = inputs.Flag("emailVerified", false),
                FirstName = inputs.Text("firstName"),
                LastName = inputs.Text("lastName"),
                RequiredActions = inputs.Texts("requiredActions"),
                Attributes = inputs.Lists("attributes"),
            });
        }
    }

    private void Grant(ResourceValue holder, bool exhaustive, ValueSet<RoleRef> granted)
    {
        if (users.TryGetValue(names.Of(holder), out var user))
        {
            Put(user with { Grants = exhaustive ? granted : ValueSet.From(user.Grants.Concat(granted)) });
            return;
        }

        Change(holder, c =>
        {
            var account = c.ServiceAccount ?? new ServiceAccount();
            return c with { ServiceAccount = account with { Grants = exhaustive ? granted : ValueSet.From(account.Grants.Concat(granted)) } };
        });
    }

    private string RoleNameIn(ProvidedProperties inputs) => inputs.Value("role") is ResourceValue.Reference reference
        ? names.RoleOf(reference).Name
        : inputs.Text("role");

    private ValueSet<string> ScopesIn(ProvidedProperties inputs, string name)
    {
        var carried = ValueSet.From(inputs.Items(name).Select(names.Of).Where(s => s.Length > 0));
        foreach (var scope in carried.Where(s => !scopes.ContainsKey(s) && !absent.Contains(new(ObjectKind.ClientScope, s))))
        {
            Put(Assume(GrantScope.RoleOf(scope) is { } role
                ? new ClientScope { Name = scope, Roles = [Known(role)] }
                : new ClientScope { Name = scope }));
        }

        return carried;
    }

    private RoleRef Known(ResourceValue? value) => Known(names.RoleOf(value));

    /// <summary>A role that is granted is there, whoever owns it; what it contains is not told.</summary>
    private RoleRef Known(RoleRef role)
    {
        if (!roles.ContainsKey(role) && !absent.Contains(new(ObjectKind.Role, role.ToString())))
        {
            Put(Assume(new Role { Ref = role }));
        }

        return role;
    }

    /// <summary>A client that is not told is taken for a technical user as this project makes them: limited to what it is granted.</summary>
    private void Change(ResourceValue? of, Func<Client, Client> change)
    {
        var clientId = names.Of(of);
        if (!clients.TryGetValue(clientId, out var client))
        {
            if (absent.Contains(new(ObjectKind.Client, clientId)))
            {
                return;
            }

            client = Assume(New(clientId) with { ServiceAccount = new() });
        }

        Put(change(client));
    }

    private T Assume<T>(T item)
        where T : IRealmObject
    {
        assumed[item.Address] = item;
        return item;
    }

    /// <summary>A client of which nobody says which scopes it has gets the realm's.</summary>
    private Client New(string clientId) =>
        new() { ClientId = clientId, DefaultScopes = start.DefaultScopes, OptionalScopes = start.OptionalScopes };

    private ClientScope ScopeNamed(string name) => scopes.GetValueOrDefault(name) ?? new ClientScope { Name = name };

    private void Put(Client client)
    {
        clients[client.ClientId] = client;
        if (client.ServiceAccount is not null)
        {
            clientsByAccount[ServiceAccount.UsernameOf(client.ClientId)] = client.ClientId;
        }
    }

    private void Put(Role role) => roles[role.Ref] = role;

    private void Put(User user) => users[user.Username] = user;

    private void Put(ClientScope scope) => scopes[scope.Name] = scope;
}
