using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Testing.Realms;

/// <summary>
/// A realm as large as wanted: applications with 35 permissions and 10 composites of 4 members each, a fifth of them nested,
/// and technical users with 3 grants, a business partner number and two mappers.
/// </summary>
public static class Workload
{
    public const string Stack = "workload.tst";

    private const int Permissions = 35;

    private const int Composites = 10;

    private static readonly Map<string, string> ClientMarks =
        Map<string, string>.From([new(Marks.Stack, Stack), new(Marks.Applier, Marks.ProvisionApplier)]);

    private static readonly Map<string, ValueList<string>> RoleMarks =
        Map<string, ValueList<string>>.From([new(Marks.Stack, [Stack]), new(Marks.Applier, [Marks.ProvisionApplier])]);

    public static RealmState Of(int applications, int technicalUsers)
    {
        var users = Enumerable.Range(0, technicalUsers).Select(i => User(i, applications)).ToList();
        var granted = users.SelectMany(u => u.ServiceAccount!.Grants).Distinct();
        return new RealmState
        {
            Name = "workload",
            Clients = Map<string, Client>.From(Enumerable.Range(0, applications).Select(Application).Concat(users)
                .Select(c => KeyValuePair.Create(c.ClientId, AppliedMark.Stamp(c)))),
            Roles = Map<RoleRef, Role>.From(Enumerable.Range(0, applications).SelectMany(a => Roles(a, applications))
                .Select(r => KeyValuePair.Create(r.Ref, AppliedMark.Stamp(r)))),
            ClientScopes = Map<string, ClientScope>.From(granted.Select(r => GrantScope.For(r, ClientMarks))
                .Select(s => KeyValuePair.Create(s.Name, AppliedMark.Stamp(s)))),
        };
    }

    private static Client Application(int index) => new()
    {
        ClientId = NameOf(index),
        Description = "Owns roles",
        Attributes = ClientMarks,
    };

    private static IEnumerable<Role> Roles(int application, int applications)
    {
        var other = (application + 1) % applications;
        for (var i = 0; i < Permissions; i++)
        {
            yield return ARole(new RoleRef(NameOf(application), $"permission_{i:00}"), []);
        }

        for (var i = 0; i < Composites; i++)
        {
            yield return ARole(Composite(application, i),
            [
                new RoleRef(NameOf(application), $"permission_{i:00}"),
                new RoleRef(NameOf(application), $"permission_{i + 10:00}"),
                new RoleRef(NameOf(other), $"permission_{i + 20:00}"),
                i >= Composites - 2 ? Composite(application, i - 2) : new RoleRef(NameOf(application), $"permission_{i + 25:00}"),
            ]);
        }
    }

    private static Client User(int index, int applications)
    {
        ValueSet<RoleRef> grants =
        [
            Composite(index % applications, index % Composites),
            Composite((index + 1) % applications, (index / 3) % Composites),
            Composite((index + 2) % applications, (index / 7) % Composites),
        ];
        return new Client
        {
            ClientId = $"sa-workload-{index:00000}",
            Description = "Works at night",
            Attributes = ClientMarks,
            Mappers = Map<string, ProtocolMapper>.From([new("BPN", Mapper("BPN", "bpn")), new("Unit", Mapper("Unit", "unit"))]),
            DefaultScopes = ValueSet.From(grants.Select(GrantScope.NameOf).Append(KeycloakBuiltIns.RolesScope)),
            ServiceAccount = new ServiceAccount
            {
                Attributes = Map<string, ValueList<string>>.From([new("bpn", [$"BPNL{index:000000000000}"])]),
                Grants = grants,
            },
        };
    }

    private static ProtocolMapper Mapper(string name, string attribute) => new(name, "oidc-usermodel-attribute-mapper", Map<string, string>.From(
    [
        new("user.attribute", attribute),
        new("claim.name", attribute),
        new("jsonType.label", "String"),
        new("access.token.claim", "true"),
    ]));

    private static Role ARole(RoleRef name, ValueSet<RoleRef> members) =>
        new() { Ref = name, Description = "Part of a workload", Members = members, Attributes = RoleMarks };

    private static RoleRef Composite(int application, int index) => new(NameOf(application), $"Collection {index}");

    private static string NameOf(int application) => $"workload-{application:00}";
}
