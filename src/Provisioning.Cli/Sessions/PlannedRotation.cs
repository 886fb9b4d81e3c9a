using System.Security.Cryptography;
using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>What a rotation is going to do in one environment.</summary>
internal sealed record PlannedRotation(EnvironmentTarget Target, ImmutableArray<RotationStep> Steps, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>Each secret takes up to ten requests; adapters have caps of their own.</summary>
    private const int SideBySide = 8;

    /// <summary>In pipes a line is written each time so many are done.</summary>
    private const int NarrationStep = 50;

    public static async Task<PlannedRotation> PlanAsync(
        EnvironmentTarget target, ImmutableArray<SecretRef> secrets, RotationWish wish, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reading = await target.ReadAsync(secrets, cancellationToken).ConfigureAwait(false);
        StopException.ThrowIfErrors(reading.Findings);
        var policies = await target.Gateway.Rotation.ReadPoliciesAsync(cancellationToken).ConfigureAwait(false);
        var (steps, findings) = RotationPlanner.Plan(new RotationRequest
        {
            Secrets = secrets,
            Observed = reading.State,
            Policies = policies,
            Now = now,
            Finish = wish.Finish,
            WithoutOverlap = wish.WithoutOverlap,
            Again = wish.Again,
        });
        var passwords = PasswordRules.Findings(
            steps.Where(s => s.Action == RotationAction.Replace).Select(s => s.Secret), reading.PasswordPolicy, target.Environment.Realm.Name);
        return new(target, steps, [.. findings, .. passwords]);
    }

    /// <summary>Does what can be done; a step that fails keeps no other from being done. Cancelled, it tells what was done.</summary>
    public async Task<DoneRotation> RunAsync(Answering answer, CancellationToken cancellationToken)
    {
        var rotator = new Rotator(Target.Gateway, Target.Store, answer.Host.Clock, RandomNumberGenerator.Fill);
        var outcomes = new RotationOutcome?[Steps.Length];
        var done = 0;
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, Steps.Length, options, async (index, stop) =>
            {
                // What was begun is finished, so that nothing is made and not stored.
                outcomes[index] = await rotator.TryAsync(Steps[index], CancellationToken.None).ConfigureAwait(false);
                if (Interlocked.Increment(ref done) % NarrationStep == 0)
                {
                    answer.Narration.Line($"  {done} of {Steps.Length}", Tone.Quiet);
                }
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(this, [.. outcomes.OfType<RotationOutcome>()]) { IsCancelled = true };
        }

        return new(this, [.. outcomes.OfType<RotationOutcome>()]);
    }
}

/// <summary>What became of it.</summary>
internal sealed record DoneRotation(PlannedRotation Plan, ImmutableArray<RotationOutcome> Outcomes)
{
    public bool IsCancelled { get; init; }

    public IEnumerable<RotationStep> Open => Plan.Steps.Except(Outcomes.Select(o => o.Step));
}
