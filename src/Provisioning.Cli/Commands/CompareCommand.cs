using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Comparing;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision compare STACK STACK</c>: two environments of a tenant, or two tenants, side by side. Touches no realm.</summary>
internal static class CompareCommand
{
    public static Command Create(CliHost host)
    {
        var left = new Argument<string>("LEFT") { Description = "A stack such as acme.tst" };
        var right = new Argument<string>("RIGHT") { Description = "The stack to compare it with, such as acme.prd" };
        var detailed = OutcomeOptions.Detailed();
        var command = new ProvisionCommand("compare", "Two stacks side by side: what one has that the other lacks, and whether somebody said why")
        {
            Examples =
            [
                new("compare acme.tst acme.prd", "What production has that test lacks, and the other way round."),
                new("compare acme.dev acme.tst --format json", "The same of two other environments, for a program."),
            ],
        };
        command.Add(left);
        command.Add(right);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown));
        command.Add(detailed);
        command.Runs(host, (run, cancellationToken) =>
        {
            var session = ProjectSession.Open(run, cancellationToken);
            var (one, other) = (Find(session, run.Parsed.GetRequiredValue(left)), Find(session, run.Parsed.GetRequiredValue(right)));
            var differences = StackComparison.Of(one, other, FilesOf(run, cancellationToken));
            StackComparisonView.Write(run.Answer, one.Name, other.Name, differences);
            return Task.FromResult(run.Parsed.GetValue(detailed) && differences.Length > 0 ? Outcome.Changes : Outcome.Done);
        });
        return command;
    }

    private static ImmutableArray<SourceFile> FilesOf(CommandRun run, CancellationToken cancellationToken) =>
        ProjectSession.FolderOf(run).Read(cancellationToken).Files;

    private static CompiledStack Find(ProjectSession session, string name)
    {
        var selection = session.Select([name]);
        StopException.ThrowIfErrors([.. selection.Findings, .. session.FindingsFor(selection)]);
        return selection.Stacks is [var stack]
            ? session.Compiled.Environments[stack.Environment].Stacks[stack.Name]
            : throw new StopException(Outcome.Problems, CommandCodes.UnknownStack.At(
                Place.Of(name), $"'{name}' fits {selection.Stacks.Length} stacks; each side is one.", "Name one stack on each side."));
    }
}
