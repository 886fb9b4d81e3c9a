using System.CommandLine;
using Provisioning.Cli.Comparisons;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Onboarding;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision offboard TENANT</c>: plans a withdrawal: who loses what, and which steps in which order. Changes nothing.</summary>
internal static class OffboardCommand
{
    public static Command Create(CliHost host)
    {
        var tenant = new Argument<string>("TENANT") { Description = "The tenant that leaves" };
        var command = new ProvisionCommand("offboard", "Plans the withdrawal of a tenant: who loses what, and the steps in their order; changes nothing")
        {
            Examples =
            [
                new("offboard acme", "What ACME and others lose, and what to do first."),
                new("offboard acme --format json", "The same for a program."),
            ],
        };
        command.Add(tenant);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Runs(host, (run, cancellationToken) => Task.FromResult(Run(run, run.Parsed.GetRequiredValue(tenant), cancellationToken)));
        return command;
    }

    private static Outcome Run(CommandRun run, string tenant, CancellationToken cancellationToken)
    {
        var folder = ProjectSession.FolderOf(run);
        var files = folder.Read(cancellationToken);
        var before = ProjectSession.Of(folder.Root, run.Host.Today, files);
        StopException.ThrowIfErrors(before.Findings);
        var withdrawal = Withdrawal.Of(tenant, before.Declarations, files.Files);
        StopException.ThrowIfErrors(withdrawal.Findings);
        var after = ProjectSession.Of(
            folder.Root, run.Host.Today, files with { Files = [.. files.Files.Where(f => !Withdrawal.IsOf(tenant, f.Path))] }, before);
        var gates = GateSettings.Default with { MaxDeletions = int.MaxValue };
        var reviews = Comparison.Of(new Side("today", before, null), new Side($"without {tenant}", after, null), gates, run.Host.Today);
        var order = withdrawal.Stacks.Select(s => s[(tenant.Length + 1)..]).ToList();
        WithdrawalView.Write(run.Answer, withdrawal, [.. OneTenant.Of(reviews, tenant).OrderBy(r => order.IndexOf(r.Environment))]);
        return Outcome.Done;
    }
}
