using System.CommandLine;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision rules [CODE]</c>: the catalogue of codes.</summary>
internal static class RulesCommand
{
    public static Command Create(CliHost host)
    {
        var code = new Argument<string?>("CODE") { Arity = ArgumentArity.ZeroOrOne, Description = "One code, for example PRM-003" };
        var command = new ProvisionCommand("rules", "The catalogue of codes; one code with its reason, source and remedy")
        {
            Examples =
            [
                new("rules", "Lists every code that a finding can have."),
                new("rules PRM-003", "Explains one of them."),
            ],
        };
        command.Add(code);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Markdown));
        command.Runs(host, (run, _) => Task.FromResult(Run(run, run.Parsed.GetValue(code))));
        return command;
    }

    private static Outcome Run(CommandRun run, string? code)
    {
        var chosen = code is null ? Sorted() : [Find(code)];
        switch (run.Answer.Format)
        {
            case FormatOption.Json:
                RulesJson.Write(run.Host.Output, chosen);
                break;
            case FormatOption.Markdown:
                RulesMarkdown.Write(run.Host.Output, chosen);
                break;
            default:
                RulesText.Write(run.Answer.Output, chosen, code is not null);
                break;
        }

        return Outcome.Done;
    }

    private static ImmutableArray<DiagnosticDescriptor> Sorted() =>
        [.. DiagnosticCatalogue.All.OrderBy(d => d.Code, StringComparer.Ordinal)];

    private static DiagnosticDescriptor Find(string code) => DiagnosticCatalogue.Find(code) ?? throw new StopException(
        Outcome.Problems,
        CommandCodes.UnknownName.At(
            Place.Of("rules"),
            $"There is no code '{code}'.",
            Spelling.Suggest(code, DiagnosticCatalogue.All.Select(d => d.Code), "provision rules lists them all.")));
}
