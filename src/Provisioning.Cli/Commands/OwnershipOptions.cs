using System.CommandLine;
using System.CommandLine.Parsing;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary>
/// The options <c>--take-over</c> and <c>--hand-over</c>, from one applier to the other. By default a stack that Pulumi writes is
/// refused, and one that this command writes stays its own.
/// </summary>
internal sealed class OwnershipOptions
{
    private readonly Option<bool> takeOver =
        new("--take-over") { Description = "Take stacks over that Pulumi wrote; its state must be removed afterwards" };

    private readonly Option<bool> handOver =
        new("--hand-over") { Description = "Leave stacks to Pulumi: mark their objects as its own; they are imported there afterwards" };

    public void AddTo(Command command)
    {
        command.Add(takeOver);
        command.Add(handOver);
        command.Validators.Add(BothAtOnce);
    }

    public GateSettings AddTo(GateSettings gates, ParseResult parsed) =>
        gates with { TakeOver = parsed.GetValue(takeOver), HandOver = parsed.GetValue(handOver) };

    private void BothAtOnce(CommandResult result)
    {
        if (result.GetValue(takeOver) && result.GetValue(handOver))
        {
            result.AddError("--take-over and --hand-over go in opposite directions: name one of them.");
        }
    }
}
