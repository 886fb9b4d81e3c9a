using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision destroy STACK...</c>: removes what the stacks own, their secrets included, and nothing else.</summary>
internal static class DestroyCommand
{
    public static Command Create(CliHost host)
    {
        var stacks = StackArgument.OneOrMoreToRemove();
        var yes = new Option<bool>("--yes", "-y") { Description = "Destroy without asking" };
        var command = new ProvisionCommand("destroy", "Removes what the stacks own, and nothing else")
        {
            Examples =
            [
                new("destroy acme.dev --yes", "Removes the tenant's technical users and their secrets from dev."),
                new("destroy '*.dev' --yes", "Removes everything that the project made in dev."),
            ],
        };
        command.Add(stacks);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(yes);
        command.Runs(host, (run, cancellationToken) =>
            RunAsync(run, run.Parsed.GetRequiredValue(stacks), run.Parsed.GetValue(yes), cancellationToken));
        return command;
    }

    private static async Task<Outcome> RunAsync(CommandRun run, string[] names, bool consented, CancellationToken cancellationToken)
    {
        var (session, targets) = ProjectRun.Open(run, names, cancellationToken);
        targets = await PreflightRun.BeforeApplyAsync(run, targets, destroy: true, cancellationToken).ConfigureAwait(false);
        if (PreflightRun.Refusal(run, targets) is { } refusal)
        {
            return refusal;
        }

        var gates = new GateSettings { IsDestroy = true };
        return await ApplyRun.PlanAndRunAsync(
            run,
            targets,
            token => ReviewedEnvironment.PlanAllAsync(session, targets, gates, run.Host.Today, token),
            consented,
            $"provision destroy {string.Join(' ', names)}",
            cancellationToken).ConfigureAwait(false);
    }
}
