using Spectre.Console;

namespace Provisioning.Cli.Terminals;

/// <summary>A Spectre console over a writer that we know to be a terminal; the static console of the library stays unused.</summary>
internal static class SpectreConsole
{
    public static IAnsiConsole Over(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });

        // Lines are as long as they are: the terminal wraps them, and copied text stays whole.
        console.Profile.Width = short.MaxValue;
        return console;
    }
}
