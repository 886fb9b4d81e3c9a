using Provisioning.Cli.Terminals;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.History;
using Provisioning.Planning;
using Provisioning.Preflights;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>One environment with the ways to its realm and vault, and the stacks of it that this run is about.</summary>
/// <param name="Answer">Where people watch long work.</param>
/// <param name="Stacks">In dependency order.</param>
internal sealed record EnvironmentTarget(
    Answering Answer, CompiledEnvironment Environment, ImmutableArray<string> Stacks, OpenedRealm Realm, Vault Vault)
{
    public string Name => Environment.Name;

    public IRealmGateway Gateway => Realm.Gateway;

    /// <summary>What a preflight saw; null where none was asked for.</summary>
    public PreflightReport? Preflight { get; init; }

    /// <summary>Whether this run may apply what it plans, as its preflight was told.</summary>
    public bool Writes => Preflight is { Writes: true };

    public ISecretStore Store => Vault.Store;

    public RealmState Desired => Environment.DesiredFor(Stacks);

    /// <summary>Reads the part of the realm that a plan for these stacks and the stored secrets rests on.</summary>
    public Task<RealmReading> ReadAsync(IEnumerable<SecretRef> stored, CancellationToken cancellationToken) =>
        WorkProgress.WatchAsync(
            Answer,
            $"Reading {Name}",
            () => Gateway.Requests,
            progress => Gateway.ReadAsync(RealmQuery.For(Stacks, Desired, stored), progress, cancellationToken));

    /// <summary>The secrets that the stacks need.</summary>
    public ImmutableArray<SecretRef> Secrets =>
        [.. Stacks.Where(Environment.Stacks.ContainsKey).SelectMany(s => Environment.Stacks[s].Secrets)];

    public static EnvironmentTarget Open(TargetContext context, CompiledEnvironment environment, IEnumerable<string> stacks) =>
        new(context.Answer, environment, [.. stacks], Targets.OpenRealm(context), Targets.OpenVault(context));

    /// <summary>Whether a preview is to name who made changes behind our back.</summary>
    public bool NamesAuthors { get; init; }

    /// <summary>Who made the drifted changes of the plan; null where nobody asked.</summary>
    public async Task<ChangeHistory?> HistoryOfAsync(Plan plan, CancellationToken cancellationToken) => NamesAuthors
        ? await Realm.History.FindAsync(
            [.. plan.Changes.Where(c => c.Reason == ChangeReason.Drifted).Select(c => c.Before).OfType<IRealmObject>().DistinctBy(o => o.Address)],
            cancellationToken).ConfigureAwait(false)
        : null;

    /// <summary>The realm's client policies, asked for only where a secret may be due.</summary>
    public async Task<ClientPolicies?> ReadPoliciesAsync(CancellationToken cancellationToken) => Secrets.Any(s => s.RotateAfterDays > 0)
        ? await Gateway.Rotation.ReadPoliciesAsync(cancellationToken).ConfigureAwait(false)
        : null;

    /// <summary>The target with what would keep a run from succeeding there.</summary>
    /// <param name="writes">Whether the run may apply.</param>
    /// <param name="destroy">Whether it removes the stacks.</param>
    public Task<EnvironmentTarget> CheckAsync(bool writes, bool destroy, CancellationToken cancellationToken) =>
        CheckAsync(new PreflightRequest(writes ? WriteScope.Everything : WriteScope.Nothing, destroy ? Nothing : Desired), cancellationToken);

    /// <summary>What is checked before secrets are rotated.</summary>
    /// <param name="changesUsers">Whether passwords of users are among them.</param>
    public Task<EnvironmentTarget> CheckRotationAsync(bool changesUsers, CancellationToken cancellationToken) =>
        CheckAsync(new PreflightRequest(changesUsers ? WriteScope.Everything : WriteScope.Clients, Nothing), cancellationToken);

    /// <summary>What is checked before the realm's client policies are replaced.</summary>
    public Task<EnvironmentTarget> CheckPoliciesAsync(CancellationToken cancellationToken) =>
        CheckAsync(new PreflightRequest(WriteScope.Policies, Nothing), cancellationToken);

    /// <summary>The target whose preflight also says what this plan needs.</summary>
    public EnvironmentTarget CheckedFor(Plan plan) => Preflight is { } report && PlanRights.Check(plan, report) is { } check
        ? this with { Preflight = report with { Checks = report.Checks.Add(check) } }
        : this;

    private RealmState Nothing => new() { Name = Environment.Realm.Name };

    private async Task<EnvironmentTarget> CheckAsync(PreflightRequest request, CancellationToken cancellationToken)
    {
        var report = await Realm.Preflight.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        return this with { Preflight = report with { Writes = request.Writes != WriteScope.Nothing } };
    }

    /// <summary>A plan that makes the realm what the stacks declare; or, to destroy them, removes all they own.</summary>
    public PlanRequest Request(RealmReading observed, ImmutableArray<StoredSecret> stored, ClientPolicies? policies, GateSettings gates) => new()
    {
        Environment = Name,
        Observed = observed.State,
        SecretFingerprints = observed.SecretFingerprints,
        ForeignPasswords = observed.ForeignPasswords,
        Desired = gates.IsDestroy ? new RealmState { Name = Environment.Realm.Name }
            : gates.HandOver ? Handover.To(Marks.PulumiApplier, Desired)
            : Desired,
        Stacks = [.. Stacks],
        Secrets = gates.IsDestroy ? [] : Secrets,
        StoredSecrets = stored,
        Policies = policies,
        Now = Answer.Host.Clock.GetUtcNow(),
        Ended = gates.IsDestroy ? Map<string, ValueSet<RoleRef>>.Empty : Environment.EndedOf(Stacks),
        RealmKeepsSecrets = Gateway.KeepsSecrets,
        TakeOver = gates.TakeOver,
    };
}
