using System.CommandLine;
using System.Globalization;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Secrets;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision secrets [STACK...]</c>: which secrets there are and where; one value, on a terminal only.</summary>
internal static class SecretsCommand
{
    public static Command Create(CliHost host)
    {
        var stacks = StackArgument.Any("default: all");
        var reveal = new Option<string?>("--reveal") { Description = "Show the value of one secret of a local store, on a terminal only", HelpName = "NAME" };
        var expiring = new Option<string?>("--expiring") { Description = "Only secrets that end within so many days, or have ended: 30d", HelpName = "DAYS" };
        var command = new ProvisionCommand("secrets", "Lists the secrets of technical users and where they are; never a value, unless one is revealed")
        {
            Examples =
            [
                new("secrets acme.dev", "Lists the tenant's secrets: name, state, age, end and version."),
                new("secrets '*.dev' --expiring 30d --format json", "Those of all stacks of dev that end within 30 days, for a program."),
            ],
        };
        command.Add(stacks);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Add(expiring);
        command.Add(reveal);
        command.Runs(host, (run, cancellationToken) =>
        {
            var names = run.Parsed.GetValue(stacks) ?? [];
            return run.Parsed.GetValue(reveal) is { } name
                ? RevealAsync(run, names, name, cancellationToken)
                : ListAsync(run, names, run.Parsed.GetValue(expiring) is { } days ? DaysOf(days) : null, cancellationToken);
        });
        return command;
    }

    /// <summary>How many days <c>30d</c> are.</summary>
    private static int DaysOf(string text) => text is [.. var digits, 'd'] && ushort.TryParse(digits, NumberStyles.None, null, out var days)
        ? days
        : throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
            Place.Of("--expiring"), $"'{text}' is no number of days.", "Write it like 30d."));

    /// <param name="withinDays">Only those that end so soon; null for all.</param>
    private static async Task<Outcome> ListAsync(CommandRun run, string[] names, int? withinDays, CancellationToken cancellationToken)
    {
        bool IsWanted(StoredSecret? stored) =>
            withinDays is not { } days || (stored is not null && SecretDates.EndsWithin(stored, days, run.Host.Today));

        var secrets = new List<ListedSecret>();
        var problems = new List<Diagnostic>();
        foreach (var (session, environment, references) in Open(run, names, cancellationToken))
        {
            try
            {
                var store = Targets.OpenVault(ProjectRun.ContextOf(run, session, environment)).Store;
                secrets.AddRange(await SecretListing.OfAsync(store, references, IsWanted, cancellationToken).ConfigureAwait(false));
            }
            catch (SecretStoreException refusal)
            {
                // What the other vaults hold is still an answer.
                problems.Add(refusal.Finding);
                var location = environment.Vault.Kind == "file" ? environment.Vault.Path : environment.Vault.Uri;
                secrets.AddRange(references.Select(r => new ListedSecret(r, location, false, null)));
            }
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
