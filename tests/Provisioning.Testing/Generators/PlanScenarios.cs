using FsCheck;
using FsCheck.Fluent;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Testing.Generators;

/// <summary>Realms as they come about: declared once, applied, changed by hand, and now some stacks are declared anew.</summary>
public static class PlanScenarios
{
    public const string RealmName = "scenario";

    private static readonly DateTimeOffset Then = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Any realm: Keycloak's own objects, objects of all stacks, and what people did to it.</summary>
    public static Gen<RealmState> Realms { get; } =
        from declared in DeclaredRealms.All
        from change in HandMadeChanges.Some
        select change(With(KeycloakRealm.Fresh(RealmName), declared));

    /// <summary>Requests of all sorts, refused ones among them.</summary>
    public static Gen<PlanRequest> Requests { get; } =
        from observed in Realms
        from request in RequestsOn(observed)
        select request;

    /// <summary>Requests, with smaller ones to look for when one fails.</summary>
    public static Arbitrary<PlanRequest> Arbitrary { get; } = Arb.From(Requests, Smaller);

    private static Gen<PlanRequest> RequestsOn(RealmState observed) =>
        from declared in DeclaredRealms.All
        from platform in Gen.Elements(true, true, false)
        from tenants in Gen.SubListOf(DeclaredRealms.Acme, DeclaredRealms.Beta)
        from stored in Gen.SubListOf("sa-1", "sa-2", "sa-3")
        select Request(observed, declared, platform || tenants.Count == 0 ? [DeclaredRealms.Platform, .. tenants] : [.. tenants], stored);

    private static PlanRequest Request(RealmState observed, RealmState declared, string[] stacks, IEnumerable<string> stored)
    {
        var desired = DeclaredRealms.PartOf(declared, stacks);
        return new PlanRequest
        {
            Environment = "tst",
            Observed = observed,
            Desired = desired,
            Stacks = ValueList.From(stacks),
            // Somebody's approval always ran out.
            Ended = Map<string, ValueSet<RoleRef>>.From(observed.Clients.Values.Where(c => c.ClientId == "sa-2" && c.ServiceAccount is not null)
                .Select(c => KeyValuePair.Create(c.ClientId, c.ServiceAccount!.Grants))),
            Secrets = [.. desired.Clients.Values.Where(c => c.ServiceAccount is not null).Select(c => new SecretRef(c.ClientId, c.ClientId, c.Stack))],
            StoredSecrets = [.. stored.Select(s => new StoredSecret(new SecretRef(s, s, DeclaredRealms.Acme), "1", Then))],
        };
    }

    private static RealmState With(RealmState realm, RealmState more) => realm with
    {
        Clients = realm.Clients.Merge(more.Clients),
        Roles = realm.Roles.Merge(more.Roles),
        ClientScopes = realm.ClientScopes.Merge(more.ClientScopes),
    };

    private static IEnumerable<PlanRequest> Smaller(PlanRequest request) =>
    [
        .. Less(request.Observed).Select(observed => request with { Observed = observed }),
        .. Less(request.Desired).Select(desired => request with { Desired = desired }),
        .. request.Secrets.IsEmpty ? Array.Empty<PlanRequest>() : [request with { Secrets = [] }],
        .. request.StoredSecrets.IsEmpty ? Array.Empty<PlanRequest>() : [request with { StoredSecrets = [] }],
    ];

    private static IEnumerable<RealmState> Less(RealmState realm) =>
    [
        .. realm.Clients.Keys.Select(key => realm with { Clients = realm.Clients.Without(key) }),
        .. realm.Roles.Keys.Select(key => realm with { Roles = realm.Roles.Without(key) }),
        .. realm.ClientScopes.Keys.Select(key => realm with { ClientScopes = realm.ClientScopes.Without(key) }),
        .. realm.Users.Keys.Select(key => realm with { Users = realm.Users.Without(key) }),
        .. realm.Groups.Keys.Select(key => realm with { Groups = realm.Groups.Without(key) }),
    ];
}
