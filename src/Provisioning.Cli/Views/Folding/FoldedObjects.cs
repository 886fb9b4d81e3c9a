using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Folding;

/// <summary>Objects to which the same happens. New and deleted objects are alike whatever they contain.</summary>
/// <param name="Kind">For example <c>client scope</c>.</param>
/// <param name="Authors">Who made a drifted change, in sentences.</param>
internal sealed record FoldedObjects(
    ChangeAction Action, ChangeReason Reason, string Kind, ValueList<FieldChange> Fields, ValueList<string> Authors, Spread Objects)
{
    /// <summary>Deletions first, because they take the most with them.</summary>
    public static ImmutableArray<FoldedObjects> Of(ImmutableArray<Review> reviews) =>
    [
        .. reviews.SelectMany(r => PlanCounts.Groups(r.Plan).SelectMany(g => g.Changes.Select(c => (Review: r, Group: g, Change: c))))
            .GroupBy(p => (
                p.Group.Action,
                p.Group.Reason,
                p.Group.Kind,
                Fields: IsWhole(p.Group.Action) ? [] : p.Change.Fields,
                Authors: IsWhole(p.Group.Action) ? [] : ValueList.From(AuthorWords.Of(p.Change, p.Review.History))))
            .OrderBy(g => Order(g.Key.Action))
            .Select(g => new FoldedObjects(
                g.Key.Action, g.Key.Reason, g.Key.Kind, g.Key.Fields, g.Key.Authors,
                Spread.Of(g.Select(p => (EnvironmentNames.Of(p.Review), p.Change.Address.Name))))),
    ];

    private static bool IsWhole(ChangeAction action) => action is ChangeAction.Create or ChangeAction.Delete;

    private static int Order(ChangeAction action) => action switch
    {
        ChangeAction.Delete => 0,
        ChangeAction.Adopt => 1,
        ChangeAction.Update => 2,
        _ => 3,
    };
}
