using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision secrets [STACK...]</c>: which secrets there are and where; one value, on a terminal only.</summary>
internal static class SecretsCommand
{
    public static Command Create(CliHost host)
    {
        var stacks = StackArgument.Any("default: all");
        var reveal = new Option<string?>("--reveal") { Description = "Show the value of one secret of a local store, on a terminal only", HelpName = "NAME" };
        var command = new ProvisionCommand("secrets", "Lists the secrets of technical users and where they are; never a value, unless one is revealed")
        {
            Examples =
            [
                new("secrets acme.dev", "Lists the tenant's secrets by name and place."),
                new("secrets '*.dev' --format json", "The same of all stacks of dev, for a program."),
            ],
        };
        command.Add(stacks);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(reveal);
        command.Runs(host, (run, cancellationToken) =>
        {
            var names = run.Parsed.GetValue(stacks) ?? [];
            return run.Parsed.GetValue(reveal) is { } name
                ? RevealAsync(run, names, name, cancellationToken)
                : ListAsync(run, names, cancellationToken);
        });
        return command;
    }

    private static async Task<Outcome> ListAsync(CommandRun run, string[] names, CancellationToken cancellationToken)
    {
        var secrets = new List<ListedSecret>();
        var problems = new List<Diagnostic>();
        foreach (var (session, environment, references) in Open(run, names, cancellationToken))
        {
            var (location, found) = (environment.Vault.Kind == "file" ? environment.Vault.Path : environment.Vault.Uri, (Dictionary<string, StoredSecret>?)null);
            try
            {
                var store = Targets.OpenVault(ProjectRun.ContextOf(run, session, environment)).Store;
                location = store.Location;
                found = (await store.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(s => s.Ref.Name, StringComparer.OrdinalIgnoreCase);
            }
            catch (SecretStoreException refusal)
            {
                // What the other vaults hold is still an answer.
                problems.Add(refusal.Finding);
            }

            secrets.AddRange(references.Select(r => new ListedSecret(r, location, found is not null, found?.GetValueOrDefault(r.Name))));
        }

        SecretsView.Write(run.Answer, [.. secrets], Diagnostic.Sort(problems));
        return problems.Count == 0 ? Outcome.Done : Outcome.Stopped;
    }

    private static async Task<Outcome> RevealAsync(CommandRun run, string[] names, string name, CancellationToken cancellationToken)
    {
        if (!run.Host.OutputIsTerminal || run.Answer.IsJson)
        {
            throw new StopException(Outcome.Problems, CommandCodes.TerminalOnly.At(Place.Of(name), "A secret is shown on a terminal only."));
        }

        var all = Open(run, names, cancellationToken).ToArray();
        foreach (var (session, environment, references) in all)
        {
            if (references.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } reference)
            {
                continue;
            }

            var store = Targets.OpenVault(ProjectRun.ContextOf(run, session, environment)).Store;
            var value = environment.Vault.Kind == "file" ? await store.RevealAsync(reference.Name, cancellationToken).ConfigureAwait(false) : null;
            if (value is not null)
            {
                await run.Host.Output.WriteLineAsync(value.Reveal().AsMemory(), cancellationToken).ConfigureAwait(false);
                return Outcome.Done;
            }

            throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
                Place.Of(name), $"Secret '{reference.Name}' is not in {store.Location}.", $"Make it with: provision up {reference.Stack}"));
        }

        throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
            Place.Of(name),
            $"No declared technical user has a secret '{name}'.",
            Spelling.Suggest(name, all.SelectMany(a => a.References).Select(r => r.Name), "provision secrets lists them.")));
    }

    private static IEnumerable<(ProjectSession Session, EnvironmentDeclaration Environment, ImmutableArray<SecretRef> References)> Open(
        CommandRun run, string[] names, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        var selection = session.Select(names);
        StopException.ThrowIfErrors(session.FindingsFor(selection).AddRange(selection.Findings));
        foreach (var (name, stacks) in selection.ByEnvironment)
        {
            var compiled = session.Compiled.Environments[name];
            yield return (session, compiled.Declaration,
                [.. stacks.SelectMany(s => compiled.Stacks[s.Name].Secrets)]);
        }
    }
}
