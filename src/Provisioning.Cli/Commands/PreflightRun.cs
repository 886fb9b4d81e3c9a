using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Cli.Views;

namespace Provisioning.Cli.Commands;

/// <summary>What is checked before a realm is locked, read or written; with an error among it nothing else happens.</summary>
internal static class PreflightRun
{
    /// <summary>Before <c>up</c> and <c>destroy</c>: what is in order is only narrated, and of a file there is nothing to tell.</summary>
    public static async Task<ImmutableArray<EnvironmentTarget>> BeforeApplyAsync(
        CommandRun run, ImmutableArray<EnvironmentTarget> targets, bool destroy, CancellationToken cancellationToken)
    {
        return Narrate(run, await CheckAsync(targets, writes: true, destroy, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Before <c>rotate</c>: the right to change users is only needed where passwords of users are replaced.</summary>
    public static async Task<ImmutableArray<EnvironmentTarget>> BeforeRotationAsync(
        CommandRun run, ImmutableArray<(EnvironmentTarget Target, bool ChangesUsers)> targets, CancellationToken cancellationToken)
    {
        var done = ImmutableArray.CreateBuilder<EnvironmentTarget>(targets.Length);
        foreach (var (target, changesUsers) in targets)
        {
            done.Add(await target.CheckRotationAsync(changesUsers, cancellationToken).ConfigureAwait(false));
        }

        return Narrate(run, done.DrainToImmutable());
    }

    /// <summary>Before <c>policy --apply</c>, whose caller needs none of the rights of other runs.</summary>
    /// <exception cref="StopException">Something keeps it from succeeding; nothing is read or asked then.</exception>
    public static async Task BeforePoliciesAsync(CommandRun run, EnvironmentTarget target, CancellationToken cancellationToken)
    {
        var done = await target.CheckPoliciesAsync(cancellationToken).ConfigureAwait(false);
        StopException.ThrowIfErrors([.. done.Preflight!.Findings]);
        Narrate(run, [done]);
    }

    /// <summary>Before a preview that asked for it: what only an apply would need is told, and is no error.</summary>
    public static Task<ImmutableArray<EnvironmentTarget>> BeforePreviewAsync(
        ImmutableArray<EnvironmentTarget> targets, CancellationToken cancellationToken) =>
        CheckAsync(targets, writes: false, destroy: false, cancellationToken);

    /// <summary>Answers with what was checked, when an error is among it.</summary>
    /// <returns>Null when the run may go on.</returns>
    public static Outcome? Refusal(CommandRun run, ImmutableArray<EnvironmentTarget> targets)
    {
        if (!targets.Any(t => t.Preflight is { HasErrors: true }))
        {
            return null;
        }

        PreflightView.Write(run.Answer, targets);
        return Outcome.Stopped;
    }

    private static ImmutableArray<EnvironmentTarget> Narrate(CommandRun run, ImmutableArray<EnvironmentTarget> targets)
    {
        foreach (var target in targets.Where(t => t.Preflight is { Requests: > 0, HasErrors: false }))
        {
            run.Answer.Narration.Line($"{target.Name}: {PreflightText.Sentence(target.Preflight!)}", Tone.Quiet);
        }

        return targets;
    }

    private static async Task<ImmutableArray<EnvironmentTarget>> CheckAsync(
        ImmutableArray<EnvironmentTarget> targets, bool writes, bool destroy, CancellationToken cancellationToken)
    {
        var done = ImmutableArray.CreateBuilder<EnvironmentTarget>(targets.Length);
        foreach (var target in targets)
        {
            done.Add(await target.CheckAsync(writes, destroy, cancellationToken).ConfigureAwait(false));
        }

        return done.DrainToImmutable();
    }
}
