using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>What a set of grants and groups comes to, whatever a client's scope lets through.</summary>
internal sealed class HeldRoles(
    RoleGraph graph, ImmutableArray<GrantSource> sources, RoleSet roles, ValueSet<RoleRef> missing, ValueSet<string> missingGroups)
{
    private ImmutableArray<long> counts;

    /// <summary>Direct grants first, then groups by path, each in the order of the roles' names.</summary>
    public ImmutableArray<GrantSource> Sources { get; } = sources;

    public RoleSet Roles { get; } = roles;

    public ValueSet<RoleRef> Missing { get; } = missing;

    public ValueSet<string> MissingGroups { get; } = missingGroups;

    public RoleGraph Graph { get; } = graph;

    public long CountPathsTo(int role)
    {
        if (!Roles.Contains(role))
        {
            return 0;
        }

        if (counts.IsDefault)
        {
            counts = PathCounts.Of(this);
        }

        return counts[Roles.RankOf(role)];
    }
}
