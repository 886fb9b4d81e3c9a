using System.CommandLine;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision schema KIND</c>: the JSON Schema of a kind of file.</summary>
internal static class SchemaCommand
{
    public static Command Create(CliHost host)
    {
        var kind = new Argument<string>("KIND") { Description = "catalogue, environment, overlay or stack" };
        var command = new ProvisionCommand("schema", "The JSON Schema of a kind of file under stacks/")
        {
            Examples =
            [
                new("schema stack", "Prints the schema of stacks/TENANT/stack.json."),
                new("schema environment", "Prints the schema of stacks/environments/NAME.json."),
            ],
        };
        command.Add(kind);
        command.Runs(host, (run, _) => Task.FromResult(Run(run, run.Parsed.GetRequiredValue(kind))));
        return command;
    }

    private static Outcome Run(CommandRun run, string kind)
    {
        if (!JsonSchemas.Kinds.Contains(kind))
        {
            throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
                Place.Of("schema"),
                $"There is no kind of file '{kind}'.",
                Spelling.Suggest(kind, JsonSchemas.Kinds, $"The kinds are {string.Join(", ", JsonSchemas.Kinds)}.")));
        }

        run.Host.Output.Write(JsonSchemas.For(kind));
        return Outcome.Done;
    }
}
