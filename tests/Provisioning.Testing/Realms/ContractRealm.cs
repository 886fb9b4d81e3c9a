using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Testing.Realms;

/// <summary>A small platform and one technical user, enough to exercise every kind of object and reference.</summary>
public static class ContractRealm
{
    public const string Stack = "contract.tst";

    public const string Application = "contract-app";

    public const string TechnicalUser = "contract-sa-1";

    public const string PasswordUser = "contract-user@contract.example";

    private static readonly RoleRef View = new(Application, "view_data");
    private static readonly RoleRef Update = new(Application, "update_data");
    private static readonly RoleRef Reader = new(Application, "Data Reader");
    private static readonly RoleRef Keeper = new(Application, "Data Keeper");

    /// <summary>A declared state on which nothing is left.</summary>
    public static RealmState Nothing { get; } = new() { Name = "contract" };

    public static RealmState Desired { get; } = Nothing with
    {
        Clients = Named(c => c.ClientId, Stamped(AnApplication), Stamped(ATechnicalUser([Reader], "BPNL00000003CRHK"))),
        Roles = Named(
            r => r.Ref,
            ARole(View, "Sees data"),
            ARole(Update, "Changes data"),
            ARole(Reader, "Reads", View),
            ARole(Keeper, "Keeps", Update, Reader)),
        ClientScopes = Named(s => s.Name, AScope(Reader), AScope(Update)),
        Users = Named(u => u.Username, Stamped(AUser([Reader], "BPNL00000003CRHK"))),
    };

    /// <summary>The same with other grants, members, texts and mappers, and one role and scope less.</summary>
    public static RealmState Changed { get; } = Desired with
    {
        Clients = Named(
            c => c.ClientId,
            Stamped(AnApplication with { Description = "Quote \" backslash \\ umlaut ü" }),
            Stamped(ATechnicalUser([Reader, Keeper], "BPNL00000003AYRE") with { Description = "Second form" })),
        Roles = Named(r => r.Ref, ARole(View, "Sees all data"), ARole(Reader, "Reads", View), ARole(Keeper, "Keeps", View)),
        ClientScopes = Named(s => s.Name, AScope(Reader), AScope(Keeper)),
        Users = Named(u => u.Username, Stamped(AUser([Keeper], "BPNL00000003AYRE") with { Enabled = false, LastName = "second" })),
    };

    /// <summary>The same with so many technical users that grants are read by role.</summary>
    public static RealmState Crowd(int technicalUsers) => Desired with
    {
        Clients = Named(
            c => c.ClientId,
            [
                Stamped(AnApplication),
                .. Enumerable.Range(1, technicalUsers)
                    .Select(i => Stamped(ATechnicalUser([Reader], "BPNL00000003CRHK") with { ClientId = $"contract-sa-{i}" })),
            ]),
    };

    public static Plan PlanFor(RealmState observed, RealmState? desired = null)
    {
        var result = Planner.Plan(new PlanRequest
        {
            Environment = "tst",
            Observed = observed,
            Desired = desired ?? Desired,
            Stacks = [Stack],
        });
        Assert.False(result.IsRefused, string.Join(Environment.NewLine, result.Findings));
        return result.Plan;
    }

    private static Client AnApplication => new()
    {
        ClientId = Application,
        Name = "Contract application",
        Description = "Owns roles",
        AccessType = AccessType.Confidential,
        Attributes = ClientMarks,
    };

    private static Map<string, string> ClientMarks =>
        Map<string, string>.From([new(Marks.Stack, Stack), new(Marks.Applier, Marks.ProvisionApplier)]);

    private static Map<string, ValueList<string>> RoleMarks =>
        Map<string, ValueList<string>>.From([new(Marks.Stack, [Stack]), new(Marks.Applier, [Marks.ProvisionApplier])]);

    private static Client ATechnicalUser(ValueSet<RoleRef> grants, string bpn) => new()
    {
        ClientId = TechnicalUser,
        Name = TechnicalUser,
        Description = "Reads data at night",
        Attributes = ClientMarks,
        Mappers = Named(m => m.Name, BpnMapper),
        DefaultScopes = ValueSet.From(grants.Select(ScopeOf).Append(KeycloakBuiltIns.RolesScope)),
        ServiceAccount = new ServiceAccount
        {
            Attributes = Map<string, ValueList<string>>.From([new("bpn", [bpn])]),
            Grants = grants,
        },
    };

    private static User AUser(ValueSet<RoleRef> grants, string bpn) => new()
    {
        Username = PasswordUser,
        Email = PasswordUser,
        EmailVerified = true,
        FirstName = "Technical user",
        LastName = "first",
        Attributes = RoleMarks.With("bpn", [bpn]),
        Grants = grants,
    };

    private static ProtocolMapper BpnMapper => new("BPN", "oidc-usermodel-attribute-mapper", Map<string, string>.From(
    [
        new("user.attribute", "bpn"),
        new("claim.name", "bpn"),
        new("jsonType.label", "String"),
        new("access.token.claim", "true"),
    ]));

    private static Role ARole(RoleRef name, string description, params RoleRef[] members) => Stamped(new Role
    {
        Ref = name,
        Description = description,
        Members = ValueSet.From(members),
        Attributes = RoleMarks,
    });

    private static ClientScope AScope(RoleRef role) => Stamped(new ClientScope
    {
        Name = ScopeOf(role),
        Description = $"Lets {role} into tokens",
        Attributes = ClientMarks.With("include.in.token.scope", "false"),
        Roles = [role],
    });

    private static string ScopeOf(RoleRef role) => "grant:" + role.ToString().Replace(" ", "%20", StringComparison.Ordinal);

    private static T Stamped<T>(T item)
        where T : IRealmObject => AppliedMark.Stamp(item);

    private static Map<TKey, TValue> Named<TKey, TValue>(Func<TValue, TKey> name, params TValue[] items)
        where TKey : notnull, IComparable<TKey> => Map<TKey, TValue>.From(items.Select(i => KeyValuePair.Create(name(i), i)));
}
