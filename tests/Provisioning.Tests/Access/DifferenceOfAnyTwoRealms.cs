using FsCheck;
using FsCheck.Fluent;
using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Tests.Access;

public sealed class DifferenceOfAnyTwoRealms
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void TurnsRoundWithTheRealms() => ForAllPairs((a, b) =>
        Told(a, b).SequenceEqual(Told(b, a).Select(c => c with { Before = c.After, After = c.Before })));

    [Fact]
    public void KeepsPathsWhenItTurnsRound() => ForAllPairs((a, b) =>
        Between(a, b).Changes.Zip(Between(b, a).Changes).All(p =>
            p.First.Paths.SequenceEqual(p.Second.Paths)
            && p.First.PathCount == p.Second.PathCount
            && p.First.IsPermission == p.Second.IsPermission
            && p.First.Kind == Opposite(p.Second.Kind)));

    [Fact]
    public void ComposesWithTheNextOne() => Prop.ForAll(RandomRealm.Choices, RandomRealm.Choices, RandomRealm.Choices, (x, y, z) =>
    {
        var (a, b, c) = (RandomRealm.From(x), RandomRealm.From(y), RandomRealm.From(z));
        return Compose(Told(a, b), Told(b, c)).SequenceEqual(Told(a, c));
    }).Check(Runs);

    [Fact]
    public void LeadsFromTheOneExpansionToTheOther() => ForAllPairs((a, b) =>
    {
        var reaches = Reaches(a);
        foreach (var change in Told(a, b))
        {
            if (reaches.GetValueOrDefault((change.Principal, change.Role)) != change.Before)
            {
                return false;
            }

            reaches[(change.Principal, change.Role)] = change.After;
        }

        return reaches.Where(r => r.Value != Reach.None).ToHashSet().SetEquals(Reaches(b));
    });

    [Fact]
    public void IsEmptyForARealmReadTwice() => Prop.ForAll(RandomRealm.Choices, choices =>
        Between(RandomRealm.From(choices), RandomRealm.From(choices)) is { IsEmpty: true, Compared: 0 }).Check(Runs);

    [Fact]
    public void FoldsToTheSameChanges() => ForAllPairs((a, b) =>
    {
        var difference = Between(a, b);
        return difference.Folded.SelectMany(f => f.Principals.SelectMany(p => f.Roles.Select(r => new AccessChange(p, r)))).ToHashSet()
            .SetEquals(difference.Changes);
    });

    private static void ForAllPairs(Func<RealmState, RealmState, bool> holds) => Prop.ForAll(
        RandomRealm.Choices, RandomRealm.Choices, (x, y) => holds(RandomRealm.From(x), RandomRealm.From(y))).Check(Runs);

    private static AccessDifference Between(RealmState a, RealmState b) => AccessDifference.Between(new AccessGraph(a), new AccessGraph(b));

    private static IEnumerable<Change> Told(RealmState a, RealmState b) =>
        Between(a, b).Changes.Select(c => new Change(c.Principal, c.Role, c.Before, c.After));

    private static AccessChangeKind Opposite(AccessChangeKind kind) => kind switch
    {
        AccessChangeKind.Gained => AccessChangeKind.Lost,
        AccessChangeKind.Lost => AccessChangeKind.Gained,
        AccessChangeKind.TokenGained => AccessChangeKind.TokenLost,
        _ => AccessChangeKind.TokenGained,
    };

    private static IEnumerable<Change> Compose(IEnumerable<Change> first, IEnumerable<Change> second) => first.Concat(second)
        .GroupBy(c => (c.Principal, c.Role))
        .Select(g => new Change(g.Key.Principal, g.Key.Role, g.First().Before, g.Last().After))
        .Where(c => c.Before != c.After)
        .OrderBy(c => c.Principal)
        .ThenBy(c => c.Role);

    private static Dictionary<(Principal, RoleRef), Reach> Reaches(RealmState realm)
    {
        var graph = new AccessGraph(realm);
        return graph.Principals
            .SelectMany(p => graph.Expand(p).Entitlements.Values.Select(e => (p, e)))
            .ToDictionary(e => (e.p, e.e.Role), e => e.e.Reach);
    }

    private sealed record Change(Principal Principal, RoleRef Role, Reach Before, Reach After);
}
