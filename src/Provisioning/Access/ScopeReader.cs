using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>Reads what clients let into their tokens; each client scope of the realm is expanded once.</summary>
internal sealed class ScopeReader(RealmState realm, RoleGraph graph)
{
    private readonly Dictionary<ScopeKey, TokenScope> known = [];
    private readonly Dictionary<string, CarriedScope?> scopes = new(StringComparer.Ordinal);

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

    public ScopeKey KeyOf(Client client)
    {
        var (start, end) = graph.Index.RangeOf(client.ClientId);
        return new ScopeKey(
            client.FullScopeAllowed,
            start < end ? client.ClientId : string.Empty,
            client.ScopeRoles,
            client.DefaultScopes,
            RoleWriters.Of(client.Mappers));
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
