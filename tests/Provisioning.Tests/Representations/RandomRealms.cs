using FsCheck;
using FsCheck.Fluent;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Tests.Representations;

/// <summary>Makes realms with everything in them, under names that are hard to write down.</summary>
internal static class RandomRealms
{
    private static readonly Gen<string> Name = Gen.Elements(
        "a", "B", "view_data", "Data Reader", "ü", "a/b", "quote\"", "back\\slash", "漢字", "😀", "%20", "{realm}", "x.y", "-", "<tag>", "'", "\t");

    private static readonly Gen<string> Text = Gen.OneOf(Name, Gen.Constant(string.Empty), Gen.Constant("${role_x}"));

    private static readonly Gen<RoleRef> Reference = Gen.OneOf(
        Name.Select(RoleRef.OfRealm),
        from client in Name from role in Name select new RoleRef(client, role),
        Gen.Constant(new RoleRef("realm-management", "manage-users")));

    private static readonly Gen<ValueSet<string>> Names = Name.ListOf().Select(ValueSet.From);

    private static readonly Gen<ValueSet<RoleRef>> References = Reference.ListOf().Select(ValueSet.From);

    private static readonly Gen<Map<string, string>> Texts =
        (from key in Name from value in Text select KeyValuePair.Create(key, value)).ListOf().Select(Map<string, string>.From);

    private static readonly Gen<Map<string, ValueList<string>>> Lists =
        (from key in Name from values in Text.ListOf() select KeyValuePair.Create(key, ValueList.From(values)))
        .ListOf().Select(Map<string, ValueList<string>>.From);

    private static readonly Gen<Map<string, ProtocolMapper>> Mappers =
        (from name in Name from type in Name from config in Texts select new ProtocolMapper(name, type, config))
        .ListOf().Select(l => By(l, m => m.Name));

    private static readonly Gen<ServiceAccount?> Account = Gen.OneOf(
        Gen.Constant<ServiceAccount?>(null),
        from enabled in Gen.Elements(true, false)
        from attributes in Lists
        from grants in References
        from groups in Names
        select (ServiceAccount?)new ServiceAccount { Enabled = enabled, Attributes = attributes, Grants = grants, Groups = groups });

    private static readonly Gen<Client> AClient =
        from id in Name
        from text in Text
        from flags in Gen.Elements(true, false).ArrayOf(5)
        from access in Gen.Elements(AccessType.Public, AccessType.Confidential, AccessType.BearerOnly)
        from attributes in Texts
        from mappers in Mappers
        from sets in Names.ArrayOf(4)
        from scope in References
        from account in Account
        select new Client
        {
            ClientId = id,
            Name = text,
            Description = text,
            Enabled = flags[0],
            AccessType = access,
            StandardFlow = flags[1],
            ImplicitFlow = flags[2],
            DirectAccessGrants = flags[3],
            FullScopeAllowed = flags[4],
            RedirectUris = sets[0],
            WebOrigins = sets[1],
            Attributes = attributes,
            Mappers = mappers,
            DefaultScopes = sets[2],
            OptionalScopes = sets[3],
            ScopeRoles = scope,
            ServiceAccount = account,
        };

    private static readonly Gen<Role> ARole =
        from role in Reference
        from text in Text
        from members in References
        from attributes in Lists
        select new Role { Ref = role, Description = text, Members = members, Attributes = attributes };

    private static readonly Gen<ClientScope> AScope =
        from name in Name
        from text in Text
        from attributes in Texts
        from mappers in Mappers
        from roles in References
        select new ClientScope { Name = name, Description = text, Attributes = attributes, Mappers = mappers, Roles = roles };

    private static readonly Gen<Group> AGroup =
        from grants in References
        from depth in Gen.Choose(1, 3)
        select new Group { Path = string.Concat(Enumerable.Repeat("/a~/b", depth)), Grants = grants };

    private static readonly Gen<User> AUser =
        from name in Name
        from enabled in Gen.Elements(true, false)
        from attributes in Lists
        from grants in References
        from groups in Names
        select new User { Username = name, Enabled = enabled, Attributes = attributes, Grants = grants, Groups = groups };

    public static Gen<RealmState> Realm { get; } =
        from name in Name
        from lifespan in Gen.Choose(0, 3600)
        from clients in AClient.ListOf()
        from roles in ARole.ListOf()
        from scopes in AScope.ListOf()
        from groups in AGroup.ListOf()
        from users in AUser.ListOf()
        from lists in Names.ArrayOf(3)
        select Assemble(name, lifespan, clients, roles, scopes, groups, users, lists);

    private static RealmState Assemble(
        string name,
        int lifespan,
        IEnumerable<Client> clients,
        IEnumerable<Role> roles,
        IEnumerable<ClientScope> scopes,
        IEnumerable<Group> groups,
        IEnumerable<User> users,
        ValueSet<string>[] lists)
    {
        var fresh = KeycloakRealm.Fresh(name);
        // A group exists only below its parents.
        var parents = groups.SelectMany(g => Enumerable.Range(1, g.Path.Length / 5).Select(i => new Group { Path = g.Path[..(5 * i)] }));
        return fresh with
        {
            AccessTokenLifespan = lifespan,
            DefaultGroups = lists[0],
            DefaultScopes = lists[1],
            OptionalScopes = lists[2],
            Clients = fresh.Clients.Merge(By(clients, c => c.ClientId)),
            Roles = fresh.Roles.Merge(roles.Select(r => KeyValuePair.Create(r.Ref, r))),
            ClientScopes = fresh.ClientScopes.Merge(By(scopes, s => s.Name)),
            Groups = By(parents.Concat(groups), g => g.Path),
            Users = By(users, u => u.Username),
        };
    }

    private static Map<string, T> By<T>(IEnumerable<T> items, Func<T, string> name) =>
        Map<string, T>.From(items.Select(i => KeyValuePair.Create(name(i), i)));
}
