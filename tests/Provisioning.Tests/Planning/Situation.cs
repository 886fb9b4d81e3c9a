using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Tests.Planning;

/// <summary>What is declared and what is there, in a few words. Roles are written <c>App/name</c>.</summary>
internal sealed class Situation
{
    public const string Platform = "platform.tst";

    public const string Acme = "acme.tst";

    private readonly List<IRealmObject> desired = [];
    private readonly List<IRealmObject> observed = [];

    public List<SecretRef> Secrets { get; } = [];

    public List<StoredSecret> Stored { get; } = [];

    public List<User> People { get; } = [];

    public ValueSet<string> ForeignPasswords { get; init; } = [];

    public string[] Stacks { get; init; } = [Platform, Acme];

    public PlanRequest Request => new()
    {
        Environment = "tst",
        Observed = Realm(KeycloakRealm.Fresh("test"), [.. observed, .. People]),
        Desired = Realm(new RealmState { Name = "test" }, desired),
        Stacks = ValueList.From(Stacks),
        Secrets = [.. Secrets],
        StoredSecrets = [.. Stored],
        ForeignPasswords = ForeignPasswords,
    };

    public PlanResult Result => Planner.Plan(Request);

    /// <summary>One line for each change: wave, action, reason and address.</summary>
    public string[] Plan => [.. Result.Plan.Changes.Select(c => $"{c.Wave} {c.Action} {c.Reason} {c.Address}")];

    public string[] Codes => [.. Result.Findings.Select(f => f.Code)];

    public Change Change(string address) => Result.Plan.Changes.Single(c => c.Address.ToString() == address);

    /// <summary>One line for each field: path, what goes and what comes.</summary>
    public string[] Fields(string address) => [.. Change(address).Fields.Select(f => $"{f.Path}: {f.Before} -> {f.After}")];

    public Situation Declared(params IRealmObject[] items)
    {
        desired.AddRange(items.Select(AppliedMark.Stamp));
        return this;
    }

    public Situation There(params IRealmObject[] items)
    {
        observed.AddRange(items);
        return this;
    }

    /// <summary>Declared, and there just as it was applied.</summary>
    public Situation Settled(params IRealmObject[] items) => Declared(items).There([.. items.Select(AppliedMark.Stamp)]);

    public static RoleRef Ref(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? new(text[..slash], text[(slash + 1)..]) : RoleRef.OfRealm(text);

    public static ValueSet<RoleRef> Refs(params string[] texts) => ValueSet.From(texts.Select(Ref));

    public static Client Application(string clientId, string stack = Platform) =>
        new() { ClientId = clientId, Attributes = MarksOf(stack) };

    public static Client TechnicalUser(string clientId, params string[] grants) => new()
    {
        ClientId = clientId,
        Attributes = MarksOf(Acme),
        DefaultScopes = ["basic", "roles"],
        ServiceAccount = new ServiceAccount
        {
            Grants = Refs(grants),
            Attributes = Map<string, ValueList<string>>.From([new("bpn", ["BPNL00000003CRHK"])]),
        },
    };

    public static User PasswordUser(string username, params string[] grants) => new()
    {
        Username = username,
        Attributes = Map<string, ValueList<string>>.From(MarksOf(Acme).Select(m => KeyValuePair.Create(m.Key, ValueList.From([m.Value])))),
        Grants = Refs(grants),
    };

    public static Role Role(string name, params string[] members) => new()
    {
        Ref = Ref(name),
        Members = Refs(members),
        Attributes = Map<string, ValueList<string>>.From(MarksOf(Platform).Select(m => KeyValuePair.Create(m.Key, ValueList.From([m.Value])))),
    };

    public static ClientScope Scope(string role) => GrantScope.For(Ref(role), MarksOf(Platform));

    public static Client OfStack(Client client, string stack) => client with { Attributes = client.Attributes.Merge(MarksOf(stack)) };

    public static Client Unmarked(Client client) => client with { Attributes = Map<string, string>.Empty };

    public static Client Granted(Client client, params string[] more) => client with
    {
        ServiceAccount = client.ServiceAccount! with { Grants = ValueSet.From(client.ServiceAccount.Grants.Concat(Refs(more))) },
    };

    private static Map<string, string> MarksOf(string stack) =>
        Map<string, string>.From([new(Marks.Stack, stack), new(Marks.Applier, Marks.ProvisionApplier)]);

    private static RealmState Realm(RealmState realm, List<IRealmObject> items) => realm with
    {
        Clients = realm.Clients.Merge(items.OfType<Client>().Select(c => KeyValuePair.Create(c.ClientId, c))),
        Roles = realm.Roles.Merge(items.OfType<Role>().Select(r => KeyValuePair.Create(r.Ref, r))),
        ClientScopes = realm.ClientScopes.Merge(items.OfType<ClientScope>().Select(s => KeyValuePair.Create(s.Name, s))),
        Users = realm.Users.Merge(items.OfType<User>().Select(u => KeyValuePair.Create(u.Username, u))),
    };
}
