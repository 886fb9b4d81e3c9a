using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Cli.Comparisons;

/// <summary>
/// Objects that differ between two realms that carry no marks of ours: both are treated as if one stack owned everything
/// except what Keycloak brings.
/// </summary>
internal static class WholeRealm
{
    private const string Owner = "realm";

    /// <param name="secrets">What a vault is to hold afterwards; realms themselves tell of none.</param>
    /// <param name="stored">What it holds.</param>
    public static PlanResult Plan(
        string environment, RealmState before, RealmState after,
        ImmutableArray<SecretRef> secrets = default, ImmutableArray<StoredSecret> stored = default)
    {
        var desired = Owned(after);
        return Planner.Plan(new PlanRequest
        {
            Environment = environment,
            Observed = Marked(before) with { Name = after.Name },
            Desired = desired,
            Stacks = [Owner],
            Secrets = secrets.IsDefault ? [] : [.. secrets.Select(s => s with { Stack = Owner })],
            RealmKeepsSecrets = false,
            StoredSecrets = stored.IsDefault ? [] : [.. stored.Select(s => s with { Ref = s.Ref with { Stack = Owner } })],
        });
    }

    private static RealmState Marked(RealmState realm)
    {
        var owned = Owned(realm);
        return realm with
        {
            Clients = realm.Clients.Merge(owned.Clients),
            Roles = realm.Roles.Merge(owned.Roles),
            ClientScopes = realm.ClientScopes.Merge(owned.ClientScopes),
        };
    }

    private static RealmState Owned(RealmState realm) => new()
    {
        Name = realm.Name,
        Clients = Map<string, Client>.From(realm.Clients.Where(c => !KeycloakBuiltIns.IsBuiltIn(c.Key))
            .Select(c => KeyValuePair.Create(c.Key, c.Value with { Attributes = Mark(c.Value.Attributes) }))),
        Roles = Map<RoleRef, Role>.From(realm.Roles.Where(r => !KeycloakBuiltIns.IsBuiltIn(r.Key))
            .Select(r => KeyValuePair.Create(r.Key, r.Value with { Attributes = Mark(r.Value.Attributes) }))),
        ClientScopes = Map<string, ClientScope>.From(realm.ClientScopes
            .Select(s => KeyValuePair.Create(s.Key, s.Value with { Attributes = Mark(s.Value.Attributes) }))),
    };

    private static Map<string, string> Mark(Map<string, string> attributes) =>
        attributes.Without(Marks.Applied).Merge([new(Marks.Stack, Owner), new(Marks.Applier, Marks.ProvisionApplier)]);

    private static Map<string, ValueList<string>> Mark(Map<string, ValueList<string>> attributes) =>
        attributes.Without(Marks.Applied).Merge([new(Marks.Stack, [Owner]), new(Marks.Applier, [Marks.ProvisionApplier])]);
}
