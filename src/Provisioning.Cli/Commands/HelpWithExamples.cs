using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Provisioning.Cli.Commands;

/// <summary>The usual help, and below it the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ProvisionCommand { Examples.Length: > 0 } command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.Write("Examples:\n");
            foreach (var example in command.Examples)
            {
                output.Write($"  provision {example.Line}\n      {example.Says}\n");
            }
        }

        return code;
    }
}
