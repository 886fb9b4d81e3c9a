using Spectre.Console;

namespace Provisioning.Cli.Terminals;

/// <summary>Text with colours. Nothing else refers to Spectre's types before somebody looks at a terminal.</summary>
internal sealed class TerminalPage(TextWriter writer) : Page
{
    private readonly IAnsiConsole console = SpectreConsole.Over(writer);

    public override Page Line()
    {
        writer.Write('\n');
        return this;
    }

    protected override void Put(string text, Tone tone)
    {
        if (tone == Tone.Plain)
        {
            writer.Write(text);
        }
        else
        {
            console.Write(text, StyleOf(tone));
        }
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Caution => new Style(Color.Yellow),
        _ => new Style(Color.Red),
    };
}
