using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>Puts grants and scope together: token = closure of the grants ∩ closure of the scope, if a mapper writes it.</summary>
internal sealed class ReachReader(GrantReader grants, ScopeReader scopes, RoleGraph graph)
{
    private readonly Dictionary<(HeldRoles, TokenScope?, bool Enabled), AccessReach> known = [];

    public AccessReach Of(Client client, ServiceAccount account) => Combine(
        grants.Read(account.Grants, account.Groups), scopes.Read(client), client.Enabled && account.Enabled);

    public AccessReach Of(User user) => Combine(grants.Read(user.Grants, user.Groups), null, user.Enabled);

    private AccessReach Combine(HeldRoles held, TokenScope? scope, bool enabled)
    {
        if (!known.TryGetValue((held, scope, enabled), out var reach))
        {
            reach = Compute(held, scope, enabled);
            known.Add((held, scope, enabled), reach);
        }

        return reach;
    }

    private AccessReach Compute(HeldRoles held, TokenScope? scope, bool enabled)
    {
        if (!enabled)
        {
            return new AccessReach(held, RoleSet.Empty, TokenBarrier.Disabled);
        }

        if (scope is null)
        {
            return new AccessReach(held, held.Roles, TokenBarrier.None);
        }

        var writers = scope.WritersFor(held.Roles);
        return writers.IsNone
            ? new AccessReach(held, RoleSet.Empty, TokenBarrier.NoRoleMapper)
            : new AccessReach(held, Written(scope.Allowed(held.Roles, graph.Scratch), writers), TokenBarrier.None);
    }

    private RoleSet Written(RoleSet allowed, RoleWriters writers)
    {
        if (writers is { RealmRoles: true, AllClientRoles: true })
        {
            return allowed;
        }

        var realmRoles = graph.Index.RangeOf(string.Empty);
        foreach (var role in allowed)
        {
            var isRealmRole = role >= realmRoles.Start && role < realmRoles.End;
            if (isRealmRole ? writers.RealmRoles : writers.AllClientRoles || writers.OnlyClients.Contains(graph.Index.NameOf(role).Client))
            {
                graph.Scratch.Add(role);
            }
        }

        return graph.Scratch.Build();
    }
}
