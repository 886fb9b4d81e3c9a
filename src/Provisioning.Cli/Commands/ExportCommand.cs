using System.CommandLine;
using System.Text;
using System.Text.Json;
using Provisioning.Cli.Sessions;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Representations;
using Provisioning.Resources;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision export STACK</c>: what the stack declares, in the form of another tool; touches no realm.</summary>
internal static class ExportCommand
{
    private const string Realm = "realm";
    private const string Yaml = "pulumi-yaml";
    private const string Import = "pulumi-import";

    public static Command Create(CliHost host)
    {
        var stack = new Argument<string>("STACK") { Description = "A stack such as acme.dev" };
        var ids = new Option<string?>("--ids")
        {
            Description = "For pulumi-import: an export of the realm as it is, which has the ids of its objects",
            HelpName = "REALM.json",
        };
        var command = new ProvisionCommand("export", "The desired realm in Keycloak's export format, a Pulumi YAML program of the same objects, or what it has to import")
        {
            Examples =
            [
                new("export platform.dev", "Writes a realm file that kc.sh import takes; it holds no secret."),
                new("export acme.dev --format pulumi-yaml", "Writes the resources that the Pulumi program registers."),
            ],
        };
        command.Add(stack);
        command.Add(FormatOption.Among(Realm, Yaml, Import));
        command.Add(ids);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var (environment, declared) = StackOf(run, run.Parsed.GetRequiredValue(stack), cancellationToken);
            var text = run.Answer.Format switch
            {
                Yaml => PulumiYaml.Write(ProgramOf(environment, declared)),
                Import => await ImportAsync(run, ProgramOf(environment, declared), run.Parsed.GetValue(ids), cancellationToken).ConfigureAwait(false),
                _ => Encoding.UTF8.GetString(RealmRepresentation.Write(environment.RealmOf([declared.Name]))),
            };
            await run.Host.Output.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            return Outcome.Done;
        });
        return command;
    }

    /// <exception cref="StopException">The stack declares what Pulumi cannot make.</exception>
    private static ResourceProgram ProgramOf(CompiledEnvironment environment, CompiledStack declared)
    {
        var desired = environment.DesiredFor([declared.Name]);
        StopException.ThrowIfErrors(PulumiLimits.Check(desired));
        return ToPulumi.Program(declared.Name, desired, []);
    }

    private static async Task<string> ImportAsync(CommandRun run, ResourceProgram program, string? export, CancellationToken cancellationToken)
    {
        var file = export ?? throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
            Place.Of("export"), "The ids of the objects to import are not known.", "Name an export of the realm: --ids realm.json"));
        var text = PulumiImport.Write(program, await IdsAsync(run, file, cancellationToken).ConfigureAwait(false), out var missing);
        StopException.ThrowIfErrors(missing);
        return text;
    }

    private static async Task<ObjectIds> IdsAsync(CommandRun run, string file, CancellationToken cancellationToken)
    {
        try
        {
            return ObjectIds.Of(await File.ReadAllBytesAsync(run.Host.PathOf(file), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StopException(
                Outcome.Problems, CommandCodes.UnreadableArgument.At(Place.InFile(file), $"The file cannot be read: {exception.Message}"));
        }
        catch (JsonException)
        {
            throw new StopException(Outcome.Problems, TargetCodes.RealmNotJson.At(Place.InFile(file), "The file is no JSON."));
        }
    }

    private static (CompiledEnvironment Environment, CompiledStack Stack) StackOf(CommandRun run, string name, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        var stack = session.SelectOne(name);
        var environment = session.Compiled.Environments[stack.Environment];
        return (environment, environment.Stacks[stack.Name]);
    }
}
