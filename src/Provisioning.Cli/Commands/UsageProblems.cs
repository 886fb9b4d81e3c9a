using System.CommandLine;
using System.CommandLine.Parsing;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary>What is wrong with a command line, as findings.</summary>
internal static class UsageProblems
{
    public static ImmutableArray<Diagnostic> Of(ParseResult parsed)
    {
        var command = CommandTree.NameOf(parsed);
        var place = Place.Of(command);
        var help = command == "provision" ? "See provision --help." : $"See provision {command} --help.";
        var misread = OptionsTakenForArguments(parsed);
        if (misread.Length > 0)
        {
            var options = parsed.CommandResult.Command.Options.Select(o => o.Name).ToArray();
            return [.. misread.Select(m => CommandCodes.Usage.At(place, $"There is no option '{m}'.", Spelling.Suggest(m, options, help)))];
        }

        var commands = parsed.CommandResult.Command.Subcommands.Select(c => c.Name).ToArray();
        var next = parsed.UnmatchedTokens.Count > 0 ? Spelling.Suggest(parsed.UnmatchedTokens[0], commands, help) : help;
        return [.. parsed.Errors.Select(e => Words(e.Message)).Distinct(StringComparer.Ordinal).Select(m => CommandCodes.Usage.At(place, m, next))];
    }

    // The parser takes an option that it does not know for an argument, so `up acme.dev --yess` would look for a stack '--yess'.
    private static ImmutableArray<string> OptionsTakenForArguments(ParseResult parsed) =>
    [
        .. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value)
            .Concat(parsed.UnmatchedTokens)
            .Where(t => t.Length > 1 && t[0] == '-')
            .Distinct(StringComparer.Ordinal),
    ];

    // The parser lists choices on lines of their own.
    private static string Words(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
