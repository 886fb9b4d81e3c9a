using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>Reads what clients let into their tokens; each client scope of the realm is expanded once.</summary>
internal sealed class ScopeReader(RealmState realm, RoleGraph graph)
{
    private readonly Dictionary<ScopeKey, TokenScope> known = [];
    private readonly Dictionary<string, CarriedScope?> scopes = new(StringComparer.Ordinal);
    private (Map<string, ProtocolMapper> Mappers, RoleWriters Writers) latest = (Map<string, ProtocolMapper>.Empty, RoleWriters.None);

    public TokenScope Read(Client client)
    {
        var key = KeyOf(client);
        if (!known.TryGetValue(key, out var scope))
        {
            scope = Collect(key);
            known.Add(key, scope);
        }

        return scope;
    }

    private ScopeKey KeyOf(Client client)
    {
        var (start, end) = graph.Index.RangeOf(client.ClientId);
        return new ScopeKey(
            client.FullScopeAllowed,
            start < end ? client.ClientId : string.Empty,
            client.ScopeRoles,
            client.DefaultScopes,
            WritersOf(client.Mappers));
    }

    /// <summary>Technical users are mostly made from one pattern and share their mappers.</summary>
    private RoleWriters WritersOf(Map<string, ProtocolMapper> mappers)
    {
        if (!ReferenceEquals(latest.Mappers, mappers))
        {
            latest = (mappers, RoleWriters.Of(mappers));
        }

        return latest.Writers;
    }

    private TokenScope Collect(ScopeKey key)
    {
        var carried = ImmutableArray.CreateBuilder<CarriedScope>(key.Scopes.Count);
        foreach (var name in key.Scopes)
        {
            if (Carry(name) is { } scope)
            {
                carried.Add(scope);
            }
        }

        return new TokenScope(key.Full, DirectRoles(key), key.Writers, carried.ToImmutable());
    }

    private RoleSet DirectRoles(ScopeKey key)
    {
        if (key.OwnRoles.Length > 0)
        {
            var (start, end) = graph.Index.RangeOf(key.OwnRoles);
            for (var role = start; role < end; role++)
            {
                graph.Scratch.AddAll(graph.Closures.Of(role));
            }
        }

        return graph.ClosureOf(key.Direct);
    }

    private CarriedScope? Carry(string name)
    {
        if (!scopes.TryGetValue(name, out var carried))
        {
            carried = realm.ClientScopes.TryGetValue(name, out var scope)
                ? new CarriedScope(scope, graph.ClosureOf(scope.Roles), RoleWriters.Of(scope.Mappers))
                : null;
            scopes.Add(name, carried);
        }

        return carried;
    }
}
