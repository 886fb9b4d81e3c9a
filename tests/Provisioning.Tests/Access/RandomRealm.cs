using FsCheck;
using FsCheck.Fluent;
using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Tests.Access;

/// <summary>
/// Small realms made from a list of choices, so that a failing one shrinks: composites with cycles and references to nothing,
/// nested groups, scopes with roles, disabled principals. Names repeat between realms, so that two of them differ in part.
/// </summary>
internal static class RandomRealm
{
    private static readonly string[] Roles = ["A/a", "A/b", "A/c", "B/a", "B/b", "r1", "r2", "sa-1/own", "gone/x"];
    private static readonly string[] Groups = ["/g", "/g/h", "/k", "/gone"];
    private static readonly string[] Scopes = ["all", "few", "gone", "roles"];

    public static Arbitrary<int[]> Choices { get; } = Arb.From(
        ArbMap.Default.GeneratorFor<int>().Select(i => i & 0xFFFF).ArrayOf(60),
        choices => ArbMap.Default.ArbFor<int[]>().Shrinker(choices));

    public static RealmState From(int[] choices)
    {
        var next = 0;
        var realm = new RealmSketch();
        foreach (var role in Roles[..^1])
        {
            if (Below(8) > 0)
            {
                realm.Role(role, Some(Roles, 3));
            }
        }

        foreach (var group in Groups[..^1])
        {
            realm.Group(group, Some(Roles, 3));
        }

        realm.Scope("all", Some(Roles, 2)).Scope("few", Some(Roles, 1));
        if (Below(4) == 0)
        {
            realm.Scope("roles", Some(Roles, 2), RealmSketch.Mapper("c", "oidc-usermodel-client-role-mapper"));
        }

        foreach (var clientId in new[] { "sa-1", "sa-2", "sa-3" })
        {
            if (Below(6) > 0)
            {
                realm.TechnicalUser(clientId, Some(Roles, 3), Shape);
            }
        }

        foreach (var user in new[] { "ann", "ben" })
        {
            if (Below(6) > 0)
            {
                realm.User(user, Some(Roles, 2), Some(Groups, 2));
            }
        }

        return realm.State;

        int Below(int limit) => choices.Length == 0 ? 0 : choices[next++ % choices.Length] / 7 % limit;

        string[] Some(string[] from, int most) => [.. Enumerable.Range(0, Below(most + 1)).Select(_ => from[Below(from.Length)])];

        Client Shape(Client client) => client with
        {
            Enabled = Below(8) > 0,
            FullScopeAllowed = Below(3) == 0,
            ScopeRoles = RealmSketch.Refs(Some(Roles, 2)),
            DefaultScopes = ValueSet.From(Below(5) == 0 ? Some(Scopes, 2) : [.. Some(Scopes, 2), "roles"]),
            ServiceAccount = client.ServiceAccount! with { Groups = ValueSet.From(Some(Groups, 1)) },
        };
    }

    public static AccessGraph Graph(int[] choices) => new(From(choices));
}
