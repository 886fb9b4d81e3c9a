using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>The roles of a realm by number, their cycles and closures.</summary>
internal sealed class RoleGraph
{
    public RoleGraph(Map<RoleRef, Role> roles)
    {
        Index = new RoleIndex(roles);
        Components = new RoleComponents(Index);
        Closures = new RoleClosures(Index, Components, new RoleSetBuilder(Index.Count));
        Scratch = new RoleSetBuilder(Index.Count);
    }

    public RoleIndex Index { get; }

    public RoleComponents Components { get; }

    public RoleClosures Closures { get; }

    /// <summary>For uniting closures; never in use while another set is built.</summary>
    public RoleSetBuilder Scratch { get; }

    /// <summary>Path counting adds its edges here.</summary>
    public int CountedEdges { get; set; }

    public int VisitedEdges => Components.VisitedEdges + Closures.VisitedEdges + CountedEdges;

    public RoleSet ClosureOf(IEnumerable<RoleRef> roles)
    {
        foreach (var role in roles)
        {
            if (Index.TryFind(role, out var number))
            {
                Scratch.AddAll(Closures.Of(number));
            }
        }

        return Scratch.Build();
    }
}
