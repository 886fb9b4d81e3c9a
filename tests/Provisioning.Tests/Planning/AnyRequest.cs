using FsCheck;
using FsCheck.Fluent;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Generators;

namespace Provisioning.Tests.Planning;

/// <summary>What holds for every plan, whatever was declared and whatever people did to the realm.</summary>
public sealed class AnyRequest
{
    [Fact]
    public void MeetsTheSamplesItNeeds()
    {
        var results = PlanScenarios.Requests.Sample(300, new Rnd(12), 300).Select(r => Planner.Plan(r)).ToList();

        Assert.True(results.Count(r => !r.IsRefused && !r.Plan.IsEmpty) > 50, "Too few plans that can be applied.");
        Assert.True(results.Count(r => r.IsRefused) > 50, "Too few refused plans.");
        Assert.All(Enum.GetValues<ChangeAction>(), action => Assert.Contains(results, r => r.Plan.Changes.Any(c => c.Action == action)));
        ChangeReason[] ofSecretsAlone = [ChangeReason.Due, ChangeReason.Renewed];
        Assert.All(Enum.GetValues<ChangeReason>().Except(ofSecretsAlone), reason => Assert.Contains(
            results, r => r.Plan.Changes.Any(c => c.Reason == reason) || r.Plan.Secrets.Any(s => s.Reason == reason)));
        string[] found = [.. results.SelectMany(r => r.Findings).Select(f => f.Code).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["PLN-001", "PLN-002", "PLN-003", "PLN-005", "PLN-006", "PLN-007", "PLN-008", "PLN-009", "PLN-011", "PLN-012"], found);
    }

    [Fact]
    public void AfterItsPlanNothingIsToDo() => For(request =>
    {
        var plan = Planner.Plan(request).Plan;
        var again = Planner.Plan(request with { Observed = PlanProjection.Apply(request.Observed, plan.Changes) });
        return again.Plan.Changes.Count == 0;
    });

    [Fact]
    public void IsPlannedTheSameWhateverTheOrderOfItsParts() => For(request =>
    {
        var shuffled = request with
        {
            Observed = Reversed(request.Observed),
            Desired = Reversed(request.Desired),
            Secrets = [.. request.Secrets.Reverse()],
            StoredSecrets = [.. request.StoredSecrets.Reverse()],
        };
        var (first, second) = (Planner.Plan(request), Planner.Plan(shuffled));
        return first.Plan == second.Plan && first.Findings.SequenceEqual(second.Findings);
    });

    [Fact]
    public void ConvergesWhereverItWasCutShort() => For(request =>
    {
        var plan = Planner.Plan(request);
        if (plan.IsRefused)
        {
            return true;
        }

        var whole = Unstamped(PlanProjection.Apply(request.Observed, plan.Plan.Changes));
        return Enumerable.Range(0, plan.Plan.Changes.Count).All(done =>
        {
            var cut = PlanProjection.Apply(request.Observed, plan.Plan.Changes.Take(done));
            var rest = Planner.Plan(request with { Observed = cut });
            return !rest.IsRefused && Unstamped(PlanProjection.Apply(cut, rest.Plan.Changes)) == whole;
        });
    });

    [Fact]
    public void NeverTouchesWhatIsUnmarkedOrForeign() => For(request =>
    {
        var plan = Planner.Plan(request).Plan;
        var allowed = request.Stacks.ToHashSet(StringComparer.Ordinal);
        return plan.Changes.All(c => c.Action switch
        {
            ChangeAction.Create => c.Before is null,
            ChangeAction.Adopt => c.Before!.Stack.Length == 0 && c.After!.Stack == c.Stack && allowed.Contains(c.Stack),
            ChangeAction.Update => allowed.Contains(c.Before!.Stack) && c.Before.Applier != Marks.PulumiApplier,
            _ => c.Before!.Stack == c.Stack && allowed.Contains(c.Stack) && c.Before.Applier != Marks.PulumiApplier,
        });
    });

    [Fact]
    public void LeavesEverythingElseOfTheRealmAsItWas() => For(request =>
    {
        var result = Planner.Plan(request);
        var written = result.Plan.Changes.Select(c => c.Address).ToHashSet();
        var after = PlanProjection.Apply(request.Observed, result.Plan.Changes);

        // Only what was announced (PLN-007) may lose references to what was deleted.
        return result.IsRefused
            || result.Findings.Any(f => f.Code == "PLN-007")
            || (request.Observed.Clients.Values.Where(c => !written.Contains(c.Address)).All(c => after.Clients[c.ClientId] == c)
                && request.Observed.Roles.Values.Where(r => !written.Contains(r.Address)).All(r => after.Roles[r.Ref] == r)
                && request.Observed.ClientScopes.Values.Where(s => !written.Contains(s.Address)).All(s => after.ClientScopes[s.Name] == s)
                && request.Observed.Users.Equals(after.Users)
                && request.Observed.Groups.Equals(after.Groups));
    });

    [Fact]
    public void UsesNothingBeforeItIsThereAndRemovesNothingThatIsUsed() => For(request =>
    {
        var result = Planner.Plan(request);
        if (result.IsRefused)
        {
            return true;
        }

        var realm = request.Observed;
        foreach (var wave in result.Plan.Changes.GroupBy(c => c.Wave))
        {
            if (!wave.All(c => Resolves(c.After, realm)))
            {
                return false;
            }

            realm = PlanProjection.Apply(realm, wave);
        }

        return result.Plan.Changes.Select(c => c.Wave).Distinct().SequenceEqual(Enumerable.Range(0, result.Plan.Changes.Select(c => c.Wave).Distinct().Count()));
    });

    [Fact]
    public void DeletesNoSecretOfAClientThatStays() => For(request =>
    {
        var plan = Planner.Plan(request).Plan;
        var after = PlanProjection.Apply(request.Observed, plan.Changes);
        return plan.Secrets.Where(s => s.Action == ChangeAction.Delete).All(s => !after.Clients.ContainsKey(s.Secret.ClientId));
    });

    [Fact]
    public void SaysWhatDiffersInEveryChange() => For(request =>
        Planner.Plan(request).Plan.Changes.All(c => c.Fields.Count > 0 || c.After is Role || c.Before is Role));

    private static void For(Func<PlanRequest, bool> holds) =>
        Prop.ForAll(PlanScenarios.Arbitrary, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static bool Resolves(IRealmObject? item, RealmState realm) => item switch
    {
        Client { ServiceAccount: { } account } client =>
            account.Grants.All(realm.Roles.ContainsKey) && client.DefaultScopes.All(realm.ClientScopes.ContainsKey),
        Role role => (role.Ref.IsRealmRole || realm.Clients.ContainsKey(role.Ref.Client)) && role.Members.All(realm.Roles.ContainsKey),
        ClientScope scope => scope.Roles.All(realm.Roles.ContainsKey),
        _ => true,
    };

    private static RealmState Reversed(RealmState realm) => realm with
    {
        Clients = Map<string, Client>.From(realm.Clients.Reverse()),
        Roles = Map<RoleRef, Role>.From(realm.Roles.Reverse()),
        ClientScopes = Map<string, ClientScope>.From(realm.ClientScopes.Reverse()),
    };

    private static RealmState Unstamped(RealmState realm) => realm with
    {
        Clients = Map<string, Client>.From(realm.Clients.Select(e =>
            KeyValuePair.Create(e.Key, e.Value with { Attributes = e.Value.Attributes.Without(Marks.Applied) }))),
        Roles = Map<RoleRef, Role>.From(realm.Roles.Select(e =>
            KeyValuePair.Create(e.Key, e.Value with { Attributes = e.Value.Attributes.Without(Marks.Applied) }))),
        ClientScopes = Map<string, ClientScope>.From(realm.ClientScopes.Select(e =>
            KeyValuePair.Create(e.Key, e.Value with { Attributes = e.Value.Attributes.Without(Marks.Applied) }))),
    };
}
