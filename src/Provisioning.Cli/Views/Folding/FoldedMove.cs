using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Folding;

/// <summary>Grants that went from a role to its successors, for everybody in every environment whom it concerns.</summary>
internal sealed record FoldedMove(Spread Who, RoleMove Move)
{
    public static ImmutableArray<FoldedMove> Of(ImmutableArray<Review> reviews) =>
    [
        .. reviews
            .SelectMany(r => r.Moves.SelectMany(m => m.Value.Select(move => (Environment: EnvironmentNames.Of(r), m.Key.Name, Move: move))))
            .GroupBy(p => p.Move)
            .Select(g => new FoldedMove(Spread.Of(g.Select(p => (p.Environment, p.Name))), g.Key)),
    ];
}
