using System.CommandLine;
using Provisioning.Cli.Matrices;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Cli.Views.Html;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision matrix STACK|FILE.json</c>: roles x permissions and technical users x permissions.</summary>
internal static class MatrixCommand
{
    public static Command Create(CliHost host)
    {
        var subject = new Argument<string>("STACK") { Description = "A stack, or a realm file (*.json) in Keycloak's export format" };
        var command = new ProvisionCommand("matrix", "Roles x permissions and technical users x permissions")
        {
            Examples =
            [
                new("matrix acme.dev", "Shows which permissions the tenant's roles and technical users have."),
                new("matrix platform.dev --format csv", "The same of the platform, for a spreadsheet."),
            ],
        };
        command.Add(subject);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Csv, FormatOption.Markdown, FormatOption.Html));
        command.Runs(host, (run, cancellationToken) => RunAsync(run, run.Parsed.GetRequiredValue(subject), cancellationToken));
        return command;
    }

    private static async Task<Outcome> RunAsync(CommandRun run, string argument, CancellationToken cancellationToken)
    {
        var subject = await Subject.OpenAsync(run, argument, cancellationToken).ConfigureAwait(false);
        var matrix = subject.Stack is { } stack
            ? RealmMatrix.OfStack(stack.Name, subject.Realm)
            : RealmMatrix.OfRealm(subject.Name, subject.Realm);
        switch (run.Answer.Format)
        {
            case FormatOption.Csv:
                MatrixCsv.Write(run.Host.Output, matrix);
                break;
            case FormatOption.Html:
                MatrixHtml.Write(run.Host.Output, matrix);
                break;
            case FormatOption.Markdown:
                MatrixMarkdown.Write(run.Host.Output, matrix);
                break;
            default:
                MatrixText.Write(run.Answer.Output, matrix);
                break;
        }

        return Outcome.Done;
    }
}
