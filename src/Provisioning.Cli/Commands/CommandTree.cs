using System.CommandLine;
using System.CommandLine.Help;

namespace Provisioning.Cli.Commands;

/// <summary>All commands. Building the tree reads nothing and starts nothing, so help is quick.</summary>
internal static class CommandTree
{
    public static RootCommand Create(CliHost host)
    {
        var root = new RootCommand("Identity configuration as code: declarations become technical users, roles and secrets of a Keycloak realm.")
        {
            ValidateCommand.Create(host),
            PreviewCommand.Create(host),
            UpCommand.Create(host),
            DiffCommand.Create(host),
            ReviewCommand.Create(host),
            ExplainCommand.Create(host),
            MatrixCommand.Create(host),
            DestroyCommand.Create(host),
            CompareCommand.Create(host),
            OnboardCommand.Create(host),
            OffboardCommand.Create(host),
            ExportCommand.Create(host),
            SecretsCommand.Create(host),
            RotateCommand.Create(host),
            PolicyCommand.Create(host),
            RulesCommand.Create(host),
            ImportCommand.Create(host),
            SchemaCommand.Create(host),
        };
        root.Options.Add(GlobalOptions.Project);
        root.Options.Add(GlobalOptions.NoColour);
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                help.Action = new HelpWithExamples(usual);
                root.SetAction(usual.Invoke);
            }
        }

        return root;
    }

    /// <summary>The command as JSON answers name it: <c>validate</c>, or <c>provision</c> for none.</summary>
    public static string NameOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "provision" : parsed.CommandResult.Command.Name;
}
