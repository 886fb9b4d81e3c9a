using FsCheck;
using FsCheck.Fluent;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Testing.Generators;

/// <summary>
/// What stacks may declare together: a platform with applications, roles (cycles included) and grant scopes, and two tenants
/// with technical users. Names come from small pools, so that two of them overlap.
/// </summary>
public static class DeclaredRealms
{
    public const string Platform = "platform.tst";

    public const string Acme = "acme.tst";

    public const string Beta = "beta.tst";

    private static readonly string[] Applications = ["App-A", "App-B", "App/C"];
    private static readonly string[] RoleNames = ["view_it", "edit_it", "Reader", "Keeper ü"];
    private static readonly string[] TechnicalUsers = ["sa-1", "sa-2", "sa-3", "sa-4"];
    private static readonly string[] Texts = ["", "short", "with \"quotes\", ü and \\"];

    /// <summary>Every object marked with its stack and stamped; references lead to objects of the same realm.</summary>
    public static Gen<RealmState> All { get; } =
        from applications in Gen.SubListOf(Applications)
        from roles in Roles([.. applications.SelectMany(a => RoleNames.Select(n => new RoleRef(a, n)))])
        from clients in Gen.CollectToArray(applications, Application)
        from users in TechnicalUsersWith([.. roles.Select(r => r.Ref)])
        select Realm([.. clients, .. users], roles);

    /// <summary>The part of a declared realm that some stacks own.</summary>
    public static RealmState PartOf(RealmState declared, IReadOnlyCollection<string> stacks) => declared with
    {
        Clients = Map<string, Client>.From(declared.Clients.Where(e => stacks.Contains(e.Value.Stack))),
        Roles = Map<RoleRef, Role>.From(declared.Roles.Where(e => stacks.Contains(e.Value.Stack))),
        ClientScopes = Map<string, ClientScope>.From(declared.ClientScopes.Where(e => stacks.Contains(e.Value.Stack))),
    };

    private static RealmState Realm(Client[] clients, Role[] roles)
    {
        var scoped = clients.SelectMany(c => c.ServiceAccount?.Grants ?? []).Distinct();
        var scopes = scoped.Select(r => AppliedMark.Stamp(GrantScope.For(r, MarksOf(Platform))));
        return new RealmState
        {
            Name = PlanScenarios.RealmName,
            Clients = Map<string, Client>.From(clients.Select(c => KeyValuePair.Create(c.ClientId, c))),
            Roles = Map<RoleRef, Role>.From(roles.Select(r => KeyValuePair.Create(r.Ref, r))),
            ClientScopes = Map<string, ClientScope>.From(scopes.Select(s => KeyValuePair.Create(s.Name, s))),
        };
    }

    private static Gen<Client> Application(string clientId) =>
        from description in Gen.Elements(Texts)
        from access in Gen.Elements(AccessType.Public, AccessType.Confidential, AccessType.BearerOnly)
        from full in Gen.Elements(true, false)
        select AppliedMark.Stamp(new Client
        {
            ClientId = clientId,
            Description = description,
            AccessType = access,
            FullScopeAllowed = full,
            Attributes = MarksOf(Platform),
        });

    private static Gen<Role[]> Roles(RoleRef[] pool) =>
        from names in Gen.SubListOf(pool)
        from roles in Gen.CollectToArray(names, name => RoleOf(name, names))
        select roles;

    private static Gen<Role> RoleOf(RoleRef name, IEnumerable<RoleRef> known) =>
        from description in Gen.Elements(Texts)
        from isComposite in Gen.Elements(false, false, true)
        from members in Gen.SubListOf(isComposite ? known : [])
        select AppliedMark.Stamp(new Role
        {
            Ref = name,
            Description = description,
            Members = ValueSet.From(members),
            Attributes = Map<string, ValueList<string>>.From(MarksOf(Platform).Select(e => KeyValuePair.Create(e.Key, ValueList.From([e.Value])))),
        });

    private static Gen<Client[]> TechnicalUsersWith(RoleRef[] roles) =>
        from names in Gen.SubListOf(TechnicalUsers)
        from clients in Gen.CollectToArray(names, name => TechnicalUser(name, roles))
        select clients;

    private static Gen<Client> TechnicalUser(string clientId, RoleRef[] roles) =>
        from stack in Gen.Elements(Acme, Beta)
        from description in Gen.Elements(Texts)
        from enabled in Gen.Elements(true, true, false)
        from grants in Gen.SubListOf(roles)
        from bpn in Gen.Elements("BPNL00000003CRHK", "BPNL00000003AYRE")
        select AppliedMark.Stamp(new Client
        {
            ClientId = clientId,
            Description = description,
            Enabled = enabled,
            Attributes = MarksOf(stack),
            DefaultScopes = ValueSet.From(grants.Select(GrantScope.NameOf).Concat(["basic", "roles"])),
            ServiceAccount = new ServiceAccount
            {
                Grants = ValueSet.From(grants),
                Attributes = Map<string, ValueList<string>>.From([new("bpn", [bpn])]),
            },
        });

    private static Map<string, string> MarksOf(string stack) =>
        Map<string, string>.From([new(Marks.Stack, stack), new(Marks.Applier, Marks.ProvisionApplier)]);
}
