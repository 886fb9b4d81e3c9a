using Provisioning.Compilation;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Rules;
using Provisioning.Secrets;

namespace Provisioning.Cli.Comparisons;

/// <summary>Reviews the way from one side to the other, one review for each environment. Needs no realm and no credentials.</summary>
internal static class Comparison
{
    public static ImmutableArray<Review> Of(Side before, Side after, GateSettings gates, DateOnly today) =>
        [.. Pairs(before, after).Select(environment => Review(before, after, environment, gates, today))];

    /// <summary>A realm file is compared with the environments whose realm has its name, or with every one when none has.</summary>
    private static string[] Pairs(Side before, Side after)
    {
        var names = before.Environments.Concat(after.Environments).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if ((before.File ?? after.File) is not { } file)
        {
            return names;
        }

        if (names.Length == 0)
        {
            return [string.Empty];
        }

        var namesakes = names.Where(n => (before.Environment(n) ?? after.Environment(n))!.Realm.Name == file.State.Name).ToArray();
        return namesakes.Length > 0 ? namesakes : names;
    }

    private static Review Review(Side before, Side after, string environment, GateSettings gates, DateOnly today)
    {
        var realm = (after.Environment(environment) ?? before.Environment(environment))?.Realm.Name
            ?? after.File?.State.Name ?? before.File!.State.Name;
        var (old, now) = (before.Realm(environment, realm), after.Realm(environment, realm));
        var files = before.File is not null || after.File is not null;
        var plan = files ? WholeRealm.Plan(environment, old, now) : Plan(before.Environment(environment), after.Environment(environment), old, now);
        var rules = after.Environment(environment) is null ? new RuleReport() : RuleEngine.Check(after.Session!.Compiled, today, [environment]);
        var rulesBefore = before.Environment(environment) is null ? new RuleReport() : RuleEngine.Check(before.Session!.Compiled, today, [environment]);
        return Reviewer.Review(new ReviewRequest
        {
            Environment = environment,
            Stacks = plan.Plan.Stacks,
            Location = $"{before.Name} -> {after.Name}",
            Before = old,
            After = now,
            Plan = plan.Plan,
            Findings = [.. after.Findings, .. files ? [] : plan.Findings, .. rules.Findings],

            // What was accepted before is no part of the change.
            Accepted = [.. rules.Accepted.ExceptBy(rulesBefore.Accepted.Select(Key), Key)],
            Gates = files ? gates with { IsComparison = true, MaxDeletions = gates.MaxDeletions ?? int.MaxValue } : gates,
            Compiled = after.Environment(environment),
            CompiledBefore = files ? null : before.Environment(environment),
            CatalogueBefore = before.Session?.Declarations.Catalogue ?? new(),
            NameBefore = before.IsRevision ? before.Name : string.Empty,
            FindingsBefore = [.. before.Findings, .. rulesBefore.Findings],
            Catalogue = after.Session?.Declarations.Catalogue ?? new(),
            Today = today,
        });
    }

    private static PlanResult Plan(CompiledEnvironment? before, CompiledEnvironment? after, RealmState old, RealmState now)
    {
        var stacks = StacksOf(before).Concat(StacksOf(after))
            .OrderByDescending(s => s.Declaration.IsPlatform).ThenBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => s.Name).Distinct(StringComparer.Ordinal).ToArray();
        return Planner.Plan(new PlanRequest
        {
            Environment = (after ?? before)!.Name,
            Observed = old with { Name = now.Name },
            Desired = after?.DesiredFor(stacks) ?? new RealmState { Name = now.Name },
            Stacks = [.. stacks],
            Secrets = [.. SecretsOf(after)],

            // Whether a value belongs to who signs in with it is between realm and vault; declarations say nothing of it.
            RealmKeepsSecrets = false,
            StoredSecrets = [.. SecretsOf(before).Select(s => new StoredSecret(s, string.Empty, DateTimeOffset.UnixEpoch))],
        });
    }

    private static IEnumerable<CompiledStack> StacksOf(CompiledEnvironment? environment) => environment?.Stacks.Values ?? [];

    private static IEnumerable<SecretRef> SecretsOf(CompiledEnvironment? environment) =>
        StacksOf(environment).SelectMany(s => s.Secrets);

    private static (string Code, string Subject, string Exception) Key(AcceptedFinding accepted) =>
        (accepted.Finding.Code, accepted.Finding.Subject, accepted.Exception.Name);
}
