using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>Collects the grants of principals, their groups' and the groups' above those, and what they come to.</summary>
internal sealed class GrantReader(RealmState realm, RoleGraph graph)
{
    private readonly Dictionary<GrantKey, HeldRoles> known = [];

    public HeldRoles Nothing { get; } = new(graph, [], RoleSet.Empty, [], []);

    public int Distinct => known.Count;

    public HeldRoles Read(ValueSet<RoleRef> grants, ValueSet<string> groups)
    {
        var key = new GrantKey(grants, groups);
        if (!known.TryGetValue(key, out var held))
        {
            held = Collect(grants, groups);
            known.Add(key, held);
        }

        return held;
    }

    private HeldRoles Collect(ValueSet<RoleRef> grants, ValueSet<string> groups)
    {
        var sources = ImmutableArray.CreateBuilder<GrantSource>(grants.Count);
        var missing = new List<RoleRef>();
        foreach (var grant in grants)
        {
            Add(grant == realm.DefaultRole ? PathStart.DefaultRole : PathStart.Grant, string.Empty, grant);
        }

        var missingGroups = groups.Count == 0 ? [] : ValueSet.From(groups.Where(g => !realm.Groups.ContainsKey(g)));
        foreach (var path in groups.SelectMany(GroupPaths.SelfAndAbove).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (realm.Groups.TryGetValue(path, out var group))
            {
                foreach (var grant in group.Grants)
                {
                    Add(PathStart.Group, path, grant);
                }
            }
        }

        foreach (var source in sources)
        {
            graph.Scratch.AddAll(graph.Closures.Of(source.Role));
        }

        var roles = graph.Scratch.Build();
        if (graph.Index.HasMissing)
        {
            foreach (var role in roles)
            {
                missing.AddRange(graph.Index.MissingIn(role));
            }
        }

        return new HeldRoles(graph, sources.ToImmutable(), roles, ValueSet.From(missing), missingGroups);

        void Add(PathStart start, string group, RoleRef grant)
        {
            if (graph.Index.TryFind(grant, out var role))
            {
                sources.Add(new GrantSource(start, group, role));
            }
            else
            {
                missing.Add(grant);
            }
        }
    }
}
