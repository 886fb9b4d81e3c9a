using System.CommandLine;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;
using Provisioning.Rules;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision validate [STACK... | FILE.json...]</c>: reads, compiles and checks; changes nothing.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliHost host)
    {
        var subjects = new Argument<string[]>("STACK")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Stacks or patterns such as '*.dev' (default: all), or realm files (*.json) in Keycloak's export format",
        };
        var command = new ProvisionCommand("validate", "Reads, compiles and checks declarations, or lints a realm export")
        {
            Examples =
            [
                new("validate", "Checks all stacks of the project."),
                new("validate 'acme.*' --format sarif", "Checks one tenant in all its environments, for a code host."),
            ],
        };
        command.Add(subjects);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json, FormatOption.Sarif));
        command.Runs(host, (run, cancellationToken) => RunAsync(run, run.Parsed.GetValue(subjects) ?? [], cancellationToken));
        return command;
    }

    private static async Task<Outcome> RunAsync(CommandRun run, string[] subjects, CancellationToken cancellationToken)
    {
        var validation = subjects.Any(RealmFile.IsMeant)
            ? await OfRealmsAsync(run, subjects, cancellationToken).ConfigureAwait(false)
            : OfStacks(run, subjects, cancellationToken);
        switch (run.Answer.Format)
        {
            case FormatOption.Json:
                ValidationJson.Write(run.Host.Output, validation);
                break;
            case FormatOption.Sarif:
                Sarif.Write(run.Host.Output, validation.Findings, ProductVersion.Text);
                break;
            default:
                ValidationText.Write(run.Answer.Output, validation);
                break;
        }

        return validation.HasErrors ? Outcome.Problems : Outcome.Done;
    }

    private static async Task<Validation> OfRealmsAsync(CommandRun run, string[] files, CancellationToken cancellationToken)
    {
        var findings = new List<Diagnostic>();
        foreach (var file in files)
        {
            var realm = await RealmFile.ReadAsync(run.Host, file, cancellationToken).ConfigureAwait(false);
            findings.AddRange(realm.Findings);
            if (realm.IsReadable)
            {
                findings.AddRange(RuleEngine.CheckRealm(realm.State, realm.Name));
            }
        }

        return new Validation("realm", [.. files], Diagnostic.Sort(findings), []);
    }

    private static Validation OfStacks(CommandRun run, string[] names, CancellationToken cancellationToken)
    {
        var session = ProjectSession.Open(run, cancellationToken);
        var selection = session.Select(names);
        var report = session.Check(selection, run.Host.Today);
        return new Validation(
            "stack",
            [.. selection.Stacks.Select(s => s.Name)],
            Diagnostic.Sort([.. session.FindingsFor(selection), .. selection.Findings, .. report.Findings]),
            report.Accepted);
    }
}
