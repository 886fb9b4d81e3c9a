using FsCheck;
using FsCheck.Fluent;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Testing.Generators;

/// <summary>What people and servers do to a realm behind our back. Each takes a number that picks its victim.</summary>
public static class HandMadeChanges
{
    private static readonly RoleRef ManageUsers = new(KeycloakBuiltIns.RealmManagement, "manage-users");

    private static readonly Func<RealmState, int, RealmState>[] Kinds =
    [
        (realm, n) => Client(realm, n, c => c with { Description = "changed by hand" }),
        (realm, n) => Client(realm, n, c => c with { StandardFlow = true, RedirectUris = ["https://example.org/*"] }),
        (realm, n) => Client(realm, n, c => c with { Attributes = Map<string, string>.Empty }),
        (realm, n) => Client(realm, n, c => c with { Attributes = c.Attributes.With(Marks.Applier, Marks.PulumiApplier) }),
        (realm, n) => Client(realm, n, c => c with { ScopeRoles = AnyRole(realm, n), DefaultScopes = c.DefaultScopes.With("email") }),
        (realm, n) => Client(realm, n, c => c.ServiceAccount is { } account
            ? c with { FullScopeAllowed = true, ServiceAccount = account with { Grants = account.Grants.With(ManageUsers).With(realm.DefaultRole) } }
            : c with { ServiceAccount = new ServiceAccount { Grants = AnyRole(realm, n) } }),
        (realm, n) => Client(realm, n, ServerAdds),
        (realm, n) => Role(realm, n, r => r with { Attributes = Map<string, ValueList<string>>.Empty }),
        (realm, n) => Role(realm, n, r => r with { Members = ValueSet.From(r.Members.Concat(AnyRole(realm, n + 1))) }),
        (realm, n) => Role(realm, n, r => r with { Description = "changed by hand", Attributes = r.Attributes.With("note", ["by hand"]) }),
        (realm, n) => Scope(realm, n, s => s with { Roles = AnyRole(realm, n), Attributes = s.Attributes.With("gui.order", "1") }),
        (realm, n) => Scope(realm, n, s => s with { Attributes = Map<string, string>.Empty }),
        (realm, n) => Remove(realm, realm.Clients.Values, n),
        (realm, n) => Remove(realm, realm.Roles.Values, n),
        (realm, n) => Remove(realm, realm.ClientScopes.Values, n),
        (realm, n) => realm with { Users = realm.Users.With($"person-{n}", new User { Username = $"person-{n}", Grants = AnyRole(realm, n) }) },
        (realm, n) => realm with { Groups = realm.Groups.With($"/group-{n}", new Group { Path = $"/group-{n}", Grants = AnyRole(realm, n) }) },
        (realm, n) => Put(realm, new Client { ClientId = $"sa-{n % 6}", ServiceAccount = new ServiceAccount { Grants = AnyRole(realm, n) } }),
        (realm, n) => Put(realm, new Client { ClientId = $"foreign-{n % 6}", AccessType = AccessType.Public, ScopeRoles = AnyRole(realm, n) }),
        (realm, n) => Put(realm, new Client { ClientId = $"sa-{n % 6}", StandardFlow = true }),
        (realm, n) => Put(realm, new Role { Ref = RoleRef.OfRealm($"company-{n % 3}"), Members = AnyRole(realm, n) }),
        (realm, n) => realm.Clients.ContainsKey("App-A") ? Put(realm, new Role { Ref = new("App-A", $"made_by_hand_{n % 3}"), Members = AnyRole(realm, n) }) : realm,
    ];

    /// <summary>A few changes one after another.</summary>
    public static Gen<Func<RealmState, RealmState>> Some { get; } =
        from count in Gen.Choose(0, 6)
        from kinds in Gen.ArrayOf(Gen.Choose(0, Kinds.Length - 1), count)
        from victims in Gen.ArrayOf(Gen.Choose(0, 500), count)
        select (Func<RealmState, RealmState>)(realm => kinds.Zip(victims).Aggregate(realm, (r, pick) => Kinds[pick.First](r, pick.Second)));

    /// <summary>What Keycloak puts on a new technical user by itself.</summary>
    public static Client ServerAdds(Client client) => client.ServiceAccount is null ? client : client with
    {
        Attributes = client.Attributes
            .With("realm_client", "false")
            .With("client.secret.creation.time", "1795320512")
            .With("oauth2.device.authorization.grant.enabled", "false"),
        DefaultScopes = client.DefaultScopes.With("service_account"),
        Mappers = client.Mappers.With("Client Host", new ProtocolMapper("Client Host", "oidc-usersessionmodel-note-mapper", Map<string, string>.Empty)),
    };

    private static ValueSet<RoleRef> AnyRole(RealmState realm, int n) => realm.Roles.Count == 0 ? [] : [realm.Roles.Keys.ElementAt(n % realm.Roles.Count)];

    private static RealmState Client(RealmState realm, int n, Func<Client, Client> change) =>
        Ours(realm.Clients.Values) is { Count: > 0 } ours ? Put(realm, change(ours[n % ours.Count])) : realm;

    private static RealmState Role(RealmState realm, int n, Func<Role, Role> change) =>
        Ours(realm.Roles.Values) is { Count: > 0 } ours ? Put(realm, change(ours[n % ours.Count])) : realm;

    private static RealmState Scope(RealmState realm, int n, Func<ClientScope, ClientScope> change) =>
        Ours(realm.ClientScopes.Values) is { Count: > 0 } ours ? Put(realm, change(ours[n % ours.Count])) : realm;

    private static RealmState Remove<T>(RealmState realm, IEnumerable<T> items, int n)
        where T : IRealmObject
    {
        var ours = Ours(items);
        return ours.Count == 0 ? realm : PlanProjection.Apply(realm, [Change(ours[n % ours.Count], null)]);
    }

    private static RealmState Put(RealmState realm, IRealmObject item) => PlanProjection.Apply(realm, [Change(item, item)]);

    private static List<T> Ours<T>(IEnumerable<T> items)
        where T : IRealmObject => [.. items.Where(i => i.Stack.Length > 0)];

    private static Change Change(IRealmObject before, IRealmObject? after) => new()
    {
        Address = before.Address,
        Action = after is null ? ChangeAction.Delete : ChangeAction.Update,
        Reason = ChangeReason.Drifted,
        Stack = string.Empty,
        Wave = 0,
        Before = before,
        After = after,
    };
}
