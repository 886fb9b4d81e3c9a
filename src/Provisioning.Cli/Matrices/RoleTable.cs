using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Cli.Matrices;

/// <summary>The roles of one client and the permissions that any of them has.</summary>
internal sealed class RoleTable
{
    private readonly Dictionary<(RoleRef Role, RoleRef Permission), Membership> cells;

    private RoleTable(
        string client, ImmutableArray<RoleRef> roles, ImmutableArray<RoleRef> permissions,
        Dictionary<(RoleRef Role, RoleRef Permission), Membership> cells)
    {
        Client = client;
        Roles = roles;
        Permissions = permissions;
        this.cells = cells;
    }

    /// <summary>The client that owns the roles; empty for roles of the realm.</summary>
    public string Client { get; }

    public ImmutableArray<RoleRef> Roles { get; }

    public ImmutableArray<RoleRef> Permissions { get; }

    public Membership this[RoleRef role, RoleRef permission] => cells.GetValueOrDefault((role, permission));

    /// <summary>A table for each client that owns one of the roles.</summary>
    public static ImmutableArray<RoleTable> Of(AccessGraph graph, IEnumerable<RoleRef> roles) =>
        [.. roles.Order().GroupBy(r => r.Client, StringComparer.Ordinal).Select(g => Of(graph, g.Key, [.. g]))];

    private static RoleTable Of(AccessGraph graph, string client, ImmutableArray<RoleRef> roles)
    {
        var cells = new Dictionary<(RoleRef, RoleRef), Membership>();
        foreach (var role in roles)
        {
            foreach (var member in graph.Realm.Roles[role].Members)
            {
                foreach (var inside in graph.Closure(member).Where(r => IsPermission(graph, r)))
                {
                    cells[(role, inside)] = cells.GetValueOrDefault((role, inside))
                        | (inside == member ? Membership.Direct : Membership.Inherited);
                }
            }
        }

        return new RoleTable(client, roles, [.. cells.Keys.Select(k => k.Item2).Distinct().Order()], cells);
    }

    private static bool IsPermission(AccessGraph graph, RoleRef role) =>
        graph.Realm.Roles.TryGetValue(role, out var found) && found.IsPermission;
}
