using System.Runtime.InteropServices;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>
/// Numbers the roles of a realm in the order of their names, so that sets of roles are bits and enumerate sorted.
/// Members that the realm does not have are kept apart: they give nothing.
/// </summary>
internal sealed class RoleIndex
{
    private readonly RoleRef[] names;
    private readonly Dictionary<RoleRef, int> numbers;
    private readonly int[][] members;
    private readonly bool[] permissions;
    private readonly Dictionary<string, (int Start, int End)> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<RoleRef>> missing = [];

    public RoleIndex(Map<RoleRef, Role> roles)
    {
        names = new RoleRef[roles.Count];
        members = new int[roles.Count][];
        permissions = new bool[roles.Count];
        numbers = new Dictionary<RoleRef, int>(roles.Count);
        foreach (var name in roles.Keys)
        {
            var number = numbers.Count;
            names[number] = name;
            numbers.Add(name, number);
            ref var range = ref CollectionsMarshal.GetValueRefOrAddDefault(clients, name.Client, out var known);
            range = known ? (range.Start, number + 1) : (number, number + 1);
        }

        var next = 0;
        foreach (var role in roles.Values)
        {
            permissions[next] = role.IsPermission;
            members[next] = Resolve(next, role);
            next++;
        }
    }

    public int Count => names.Length;

    public int Edges { get; private set; }

    public bool HasMissing => missing.Count > 0;

    public RoleRef NameOf(int role) => names[role];

    public bool TryFind(RoleRef name, out int role) => numbers.TryGetValue(name, out role);

    public bool IsPermission(int role) => permissions[role];

    /// <summary>What the role contains directly, in the order of the names.</summary>
    public ReadOnlySpan<int> MembersOf(int role) => members[role];

    public IReadOnlyList<RoleRef> MissingIn(int role) => missing.TryGetValue(role, out var names) ? names : [];

    /// <summary>The numbers of a client's roles; empty when it owns none. Realm roles belong to the empty client.</summary>
    public (int Start, int End) RangeOf(string client) => clients.GetValueOrDefault(client);

    private int[] Resolve(int number, Role role)
    {
        if (role.Members.Count == 0)
        {
            return [];
        }

        var found = new List<int>(role.Members.Count);
        foreach (var member in role.Members)
        {
            if (numbers.TryGetValue(member, out var inside))
            {
                found.Add(inside);
            }
            else
            {
                (missing.TryGetValue(number, out var list) ? list : missing[number] = []).Add(member);
            }
        }

        Edges += found.Count;
        return [.. found];
    }
}
