using System.CommandLine;
using System.Text;
using Provisioning.Cli.Sessions;
using Provisioning.Compilation;
using Provisioning.Representations;
using Provisioning.Resources;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision export STACK</c>: what the stack declares, in the form of another tool; touches no realm.</summary>
internal static class ExportCommand
{
    private const string Realm = "realm";
    private const string Yaml = "pulumi-yaml";

    public static Command Create(CliHost host)
    {
        var stack = new Argument<string>("STACK") { Description = "A stack such as acme.dev" };
        var command = new ProvisionCommand("export", "The desired realm in Keycloak's export format, or a Pulumi YAML program of the same objects")
        {
            Examples =
            [
                new("export platform.dev", "Writes a realm file that kc.sh import takes; it holds no secret."),
                new("export acme.dev --format pulumi-yaml", "Writes the resources that the Pulumi program registers."),
            ],
        };
        command.Add(stack);
        command.Add(FormatOption.Among(Realm, Yaml));
        command.Runs(host, async (run, cancellationToken) =>
        {
            var (environment, declared) = StackOf(run, run.Parsed.GetRequiredValue(stack), cancellationToken);
            var text = run.Answer.Format == Yaml
                ? PulumiYaml.Write(ToPulumi.Program(declared.Name, environment.DesiredFor([declared.Name]), []))
                : Encoding.UTF8.GetString(RealmRepresentation.Write(environment.RealmOf([declared.Name])));
            await run.Host.Output.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            return Outcome.Done;
        });
        return command;
    }

    private static (CompiledEnvironment Environment, CompiledStack Stack) StackOf(CommandRun run, string name, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        var stack = session.SelectOne(name);
        var environment = session.Compiled.Environments[stack.Environment];
        return (environment, environment.Stacks[stack.Name]);
    }
}
