using FsCheck;
using FsCheck.Fluent;
using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Tests.Access;

public sealed class ExpansionOfAnyRealm
{
    private const int MorePathsThanThereAre = 100_000;

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void SaysWhatTheDefinitionSays() => ForAllPrincipals((graph, expansion) =>
        PlainAccess.Of(graph.Realm, expansion.Principal).OrderBy(e => e.Key)
            .SequenceEqual(expansion.Entitlements.Values.Select(e => KeyValuePair.Create(e.Role, e.Reach))));

    [Fact]
    public void HasAPathToWhateverIsHeld() => ForAllPrincipals((_, expansion) =>
        expansion.Entitlements.Keys.All(r => expansion.PathsTo(r, 1).Length == 1));

    [Fact]
    public void HasPathsThatFollowMembersFromAGrantToTheRole() => ForAllPrincipals((graph, expansion) =>
        AllPaths(expansion).All(p =>
            IsGranted(graph.Realm, expansion.Principal, p.Path)
            && p.Path.Roles[^1] == p.Role
            && p.Path.Roles.Distinct().Count() == p.Path.Roles.Count
            && p.Path.Roles.Zip(p.Path.Roles.Skip(1)).All(step => graph.Realm.Roles[step.First].Members.Contains(step.Second))));

    [Fact]
    public void CountsTheVeryPathsItLists() => ForAllPrincipals((_, expansion) => expansion.Entitlements.Keys.All(r =>
        expansion.PathsTo(r, MorePathsThanThereAre) is var paths
        && paths.Distinct().Count() == paths.Length
        && paths.Length == expansion.CountPathsTo(r)));

    [Fact]
    public void ListsFewerPathsAsTheFirstOfMore() => ForAllPrincipals((_, expansion) => expansion.Entitlements.Keys.All(r =>
        expansion.PathsTo(r, 2).SequenceEqual(expansion.PathsTo(r, 5).Take(2))));

    [Fact]
    public void NamesACycleWhereverARoleContainsItself() => Prop.ForAll(RandomRealm.Choices, choices =>
    {
        var graph = RandomRealm.Graph(choices);
        var inCycles = graph.Realm.Roles.Values.Where(r => r.Members.Any(m => graph.Closure(m).Contains(r.Ref))).Select(r => r.Ref);
        return graph.Cycles.SelectMany(c => c).ToHashSet().SetEquals(inCycles)
            && graph.Cycles.All(c => c[0] == c.Min() && c.Zip(c.Skip(1).Append(c[0])).All(s => graph.Realm.Roles[s.First].Members.Contains(s.Second)));
    }).Check(Runs);

    private static IEnumerable<(RoleRef Role, AccessPath Path)> AllPaths(Expansion expansion) =>
        expansion.Entitlements.Keys.SelectMany(r => expansion.PathsTo(r, MorePathsThanThereAre).Select(p => (r, p)));

    private static bool IsGranted(RealmState realm, Principal principal, AccessPath path)
    {
        if (path.Start == PathStart.Group)
        {
            return realm.Groups[path.Group].Grants.Contains(path.Roles[0]);
        }

        ValueSet<RoleRef> grants = principal.Kind == PrincipalKind.User
            ? realm.Users[principal.Name].Grants
            : realm.Clients[principal.Name].ServiceAccount!.Grants;
        return grants.Contains(path.Roles[0]);
    }

    private static void ForAllPrincipals(Func<AccessGraph, Expansion, bool> holds) => Prop.ForAll(RandomRealm.Choices, choices =>
    {
        var graph = RandomRealm.Graph(choices);
        return graph.Principals.All(p => holds(graph, graph.Expand(p)));
    }).Check(Runs);
}
