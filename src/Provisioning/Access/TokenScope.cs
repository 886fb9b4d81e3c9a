namespace Provisioning.Access;

/// <summary>What a client lets into its tokens: everything, or its own roles, its scope mappings and its default scopes' roles.</summary>
internal sealed class TokenScope(bool full, RoleSet direct, RoleWriters writers, ImmutableArray<CarriedScope> carried)
{
    public bool IsFull { get; } = full;

    public ImmutableArray<CarriedScope> Carried { get; } = carried;

    /// <summary>What of the held roles the client's scope lets through; whether it is written is another matter.</summary>
    public RoleSet Allowed(RoleSet held, RoleSetBuilder scratch)
    {
        if (IsFull)
        {
            return held;
        }

        scratch.AddAll(direct);
        foreach (var scope in Carried)
        {
            scratch.AddAll(scope.Roles);
        }

        return held.Intersect(scratch.Build());
    }

    public RoleWriters WritersFor(RoleSet held)
    {
        var result = writers;
        foreach (var scope in Carried)
        {
            if (scope.IsUsedBy(held))
            {
                result = result.And(scope.Writers);
            }
        }

        return result;
    }
}
