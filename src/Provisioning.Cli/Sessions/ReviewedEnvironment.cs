using Provisioning.Diagnostics;
using Provisioning.History;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Rules;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>One environment's review, with what is needed to carry it out.</summary>
internal sealed record ReviewedEnvironment(EnvironmentTarget Target, RealmReading Reading, Review Review)
{
    /// <summary>The plan comes from a file; once it is applied in part, the file no longer fits the realm.</summary>
    public bool IsSaved { get; init; }

    public bool RealmIsNew => !Reading.Exists;

    /// <summary>What stands in the way of applying; <see cref="Outcome.Done"/> when nothing does.</summary>
    public Outcome Obstacle => Review switch
    {
        { IsBlocked: true } => Review.Findings.Any(f => f.Code == PlanningCodes.StalePlan.Code) ? Outcome.Refused
            : Review.Findings.Any(f => f.Severity == Severity.Error && KeyVaultCodes.All.Any(c => c.Code == f.Code)) ? Outcome.Stopped
            : Outcome.Problems,
        { IsRefused: true } => Outcome.Refused,
        _ => Outcome.Done,
    };

    /// <summary>Plans afresh from what is declared and what is there.</summary>
    /// <exception cref="StopException">A realm could not be read: a plan for it would be made against an empty one.</exception>
    public static async Task<ImmutableArray<ReviewedEnvironment>> PlanAllAsync(
        ProjectSession session, ImmutableArray<EnvironmentTarget> targets, GateSettings gates, DateOnly today, CancellationToken cancellationToken)
    {
        var readings = new List<(RealmReading Realm, ImmutableArray<StoredSecret> Stored)>();
        foreach (var target in targets)
        {
            var stored = await target.Store.ListAsync(cancellationToken).ConfigureAwait(false);
            readings.Add((await target.ReadAsync(stored.Select(s => s.Ref), cancellationToken).ConfigureAwait(false), stored));
        }

        StopException.ThrowIfErrors([.. readings.SelectMany(r => r.Realm.Findings)]);
        var reviews = ImmutableArray.CreateBuilder<ReviewedEnvironment>(targets.Length);
        foreach (var (target, (reading, stored)) in targets.Zip(readings))
        {
            reviews.Add(await PlanAsync(session, target, reading, stored, gates, today, cancellationToken).ConfigureAwait(false));
        }

        return reviews.DrainToImmutable();
    }

    private static async Task<ReviewedEnvironment> PlanAsync(
        ProjectSession session, EnvironmentTarget target, RealmReading reading, ImmutableArray<StoredSecret> stored,
        GateSettings gates, DateOnly today, CancellationToken cancellationToken)
    {
        var policies = gates.IsDestroy ? null : await target.ReadPoliciesAsync(cancellationToken).ConfigureAwait(false);
        var planned = Planner.Plan(target.Request(reading, stored, policies, gates));
        var vault = await target.Vault.CheckAsync(planned.Plan, target.Writes, cancellationToken).ConfigureAwait(false);

        var passwords = PasswordRules.Findings(PasswordRules.SetBy(planned.Plan), reading.PasswordPolicy, target.Environment.Realm.Name);
        var dates = gates.IsDestroy ? [] : SecretDates.Findings(planned.Plan, target.Secrets, stored, today);
        var history = await target.HistoryOfAsync(planned.Plan, cancellationToken).ConfigureAwait(false);

        // What is removed anyway need not follow rules.
        var selection = session.Select([.. target.Stacks]);
        var rules = gates.IsDestroy ? new RuleReport() : session.Check(selection, today);
        ImmutableArray<Diagnostic> findings = [.. session.FindingsFor(selection), .. planned.Findings, .. vault, .. passwords, .. dates, .. rules.Findings];
        return Make(session, target, reading, planned.Plan, findings, rules.Accepted, gates, today, history);
    }

    /// <summary>Takes a saved plan, if it still fits the realm. The rules spoke when it was made.</summary>
    public static async Task<ReviewedEnvironment> OfSavedAsync(
        ProjectSession session, EnvironmentTarget target, Plan plan, GateSettings gates, DateOnly today, CancellationToken cancellationToken)
    {
        var reading = await target.ReadAsync(plan.Secrets.Select(s => s.Secret), cancellationToken).ConfigureAwait(false);
        StopException.ThrowIfErrors(reading.Findings);
        var vault = await target.Vault.CheckAsync(plan, target.Writes, cancellationToken).ConfigureAwait(false);
        var passwords = PasswordRules.Findings(PasswordRules.SetBy(plan), reading.PasswordPolicy, target.Environment.Realm.Name);
        var reviewed = Make(session, target, reading, plan, [.. PlanGuards.Stale(plan, reading.State), .. vault, .. passwords], [], gates, today);
        return reviewed with { IsSaved = true };
    }

    private static ReviewedEnvironment Make(
        ProjectSession session, EnvironmentTarget target, RealmReading reading, Plan plan,
        ImmutableArray<Diagnostic> findings, ImmutableArray<AcceptedFinding> accepted, GateSettings gates, DateOnly today, ChangeHistory? history = null)
    {
        target = target.CheckedFor(plan);
        var review = Reviewer.Review(new ReviewRequest
        {
            Environment = target.Name,
            Stacks = [.. target.Stacks],
            Location = target.Gateway.Location,
            Before = reading.State,
            After = PlanProjection.Apply(reading.State, plan.Changes),
            Plan = plan,
            Findings = [.. findings, .. reading.Findings, .. target.Preflight?.FindingsToReview ?? []],
            History = history,
            Accepted = accepted,
            Gates = gates,
            Compiled = target.Environment,
            Catalogue = session.Declarations.Catalogue,
            Today = today,
        });
        return new(target, reading, review);
    }
}
