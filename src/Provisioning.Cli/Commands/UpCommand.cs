using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision up STACK...</c>: preview, confirm, apply, store secrets, say how to go on.</summary>
internal static class UpCommand
{
    public static Command Create(CliHost host)
    {
        var stacks = StackArgument.Any("or --plan FILE");
        var gates = new GateOptions();
        var ownership = new OwnershipOptions();
        var yes = new Option<bool>("--yes", "-y") { Description = "Apply without asking" };
        var file = new Option<string?>("--plan") { Description = "Apply a plan saved by preview --out, if the realm is still the same", HelpName = "FILE" };
        var command = new ProvisionCommand("up", "Makes the realm what the stacks declare, and stores new secrets")
        {
            Examples =
            [
                new("up platform.dev acme.dev --yes", "Makes the embedded realm of the dev environment."),
                new("up '*.dev' --yes --fail-on deletion", "Applies all stacks of dev, unless something would be deleted."),
            ],
        };
        command.Add(stacks);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(yes);
        gates.AddTo(command);
        ownership.AddTo(command);
        command.Add(file);
        command.Runs(host, (run, cancellationToken) =>
        {
            var names = run.Parsed.GetValue(stacks) ?? [];
            var (settings, consented) = (ownership.AddTo(gates.Of(run.Parsed), run.Parsed), run.Parsed.GetValue(yes));
            return run.Parsed.GetValue(file) is { } path
                ? ApplySavedAsync(run, path, names, settings, consented, cancellationToken)
                : ApplyAsync(run, names, settings, consented, cancellationToken);
        });
        return command;
    }

    private static async Task<Outcome> ApplyAsync(
        CommandRun run, string[] names, GateSettings gates, bool consented, CancellationToken cancellationToken)
    {
        if (names.Length == 0)
        {
            throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                Place.Of("up"), "No stack is named.", "Name stacks, for example: provision up platform.dev acme.dev"));
        }

        var (session, targets) = ProjectRun.Open(run, names, cancellationToken);
        targets = await PreflightRun.BeforeApplyAsync(run, targets, destroy: false, cancellationToken).ConfigureAwait(false);
        if (PreflightRun.Refusal(run, targets) is { } refusal)
        {
            return refusal;
        }

        return await ApplyRun.PlanAndRunAsync(
            run,
            targets,
            token => ReviewedEnvironment.PlanAllAsync(session, targets, gates, run.Host.Today, token),
            consented,
            $"provision up {string.Join(' ', names)}",
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Outcome> ApplySavedAsync(
        CommandRun run, string path, string[] names, GateSettings gates, bool consented, CancellationToken cancellationToken)
    {
        if (names.Length > 0)
        {
            throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                Place.Of("up"), "A saved plan already says which stacks it is for.", "Name either stacks or --plan FILE."));
        }

        var plan = await SavedPlan.ReadAsync(run.Host, path, cancellationToken).ConfigureAwait(false);
        var session = ProjectSession.Open(run, cancellationToken);
        StopException.ThrowIfErrors(session.FindingsFor(session.Select(plan.Stacks)));
        var opened = ProjectRun.Open(run, session, SavedPlan.EnvironmentOf(plan, session, path), plan.Stacks);
        var targets = await PreflightRun.BeforeApplyAsync(run, [opened], destroy: false, cancellationToken).ConfigureAwait(false);
        if (PreflightRun.Refusal(run, targets) is { } refusal)
        {
            return refusal;
        }

        // Nothing is written for a plan whose secrets could not follow, and a lock is a write.
        StopException.ThrowIfErrors(await opened.Vault.CheckAsync(plan, writes: true, cancellationToken).ConfigureAwait(false));
        var locks = await HeldLocks.TakeAsync(targets, cancellationToken).ConfigureAwait(false);
        await using (locks.ConfigureAwait(false))
        {
            var reviewed = await ReviewedEnvironment.OfSavedAsync(session, targets[0], plan, gates, run.Host.Today, cancellationToken).ConfigureAwait(false);
            return await ApplyRun.RunAsync(run, [reviewed], consented, $"provision up --plan {path}", cancellationToken).ConfigureAwait(false);
        }
    }
}
