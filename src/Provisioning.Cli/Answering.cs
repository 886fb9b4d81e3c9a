using System.CommandLine;
using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;

namespace Provisioning.Cli;

/// <summary>How one run answers: the format asked for, and pages on stdout and stderr in it.</summary>
internal sealed class Answering(CliHost host, ParseResult parsed)
{
    private Page? output;
    private Page? narration;

    public CliHost Host { get; } = host;

    public string Command { get; } = CommandTree.NameOf(parsed);

    public string Format { get; } = FormatOption.Of(parsed);

    public bool IsText => Format == FormatOption.Text;

    public bool IsJson => Format == FormatOption.Json;

    public bool ColoursAllowed { get; } =
        !parsed.GetValue(GlobalOptions.NoColour) && host.Variables.GetValueOrDefault("NO_COLOR", string.Empty).Length == 0
        && host.Variables.GetValueOrDefault("TERM", string.Empty) != "dumb";

    /// <summary>stdout, as text.</summary>
    public Page Output => output ??= PageOn(Host.Output, Host.OutputIsTerminal);

    /// <summary>stderr: what is happening, never the answer.</summary>
    public Page Narration => narration ??= PageOn(Host.Error, Host.ErrorIsTerminal);

    /// <summary>Whether progress may be drawn over and over in place.</summary>
    public bool LiveProgress => ColoursAllowed && Host.ErrorIsTerminal;

    private Page PageOn(TextWriter writer, bool isTerminal) => isTerminal && ColoursAllowed ? Coloured(writer) : new PlainPage(writer);

    // A method of its own, so that nothing of Spectre is loaded for a pipe.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static TerminalPage Coloured(TextWriter writer) => new TerminalPage(writer);
}
