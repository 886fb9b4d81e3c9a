using System.CommandLine;

namespace Provisioning.Cli.Commands;

/// <summary>A command whose help ends with examples that work in this repository.</summary>
internal sealed class ProvisionCommand(string name, string description) : Command(name, description)
{
    public ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>One run method per command; it is not looked at before the command runs.</summary>
    public void Runs(CliHost host, Func<CommandRun, CancellationToken, Task<Outcome>> run) =>
        SetAction(async (parsed, cancellationToken) => ExitCodes.Of(
            await run(new CommandRun(new Answering(host, parsed), parsed), cancellationToken).ConfigureAwait(false)));
}

/// <param name="Line">What follows <c>provision</c>.</param>
/// <param name="Says">What it is good for.</param>
internal sealed record Example(string Line, string Says);

/// <summary>One command being run: where it answers and what was given on the command line.</summary>
internal sealed record CommandRun(Answering Answer, ParseResult Parsed)
{
    public CliHost Host => Answer.Host;
}
