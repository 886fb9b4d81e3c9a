using System.CommandLine;

namespace Provisioning.Cli.Commands;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Project { get; } = new("--project")
    {
        Description = "The project folder, which contains stacks/ (default: found from here upwards)",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> NoColour { get; } = new("--no-color")
    {
        Description = "No colours and no live progress (as with NO_COLOR)",
        Recursive = true,
    };
}
