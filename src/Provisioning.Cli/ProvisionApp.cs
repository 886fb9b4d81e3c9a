using System.CommandLine;
using Provisioning.Cli.Commands;
using Provisioning.Cli.Views;

namespace Provisioning.Cli;

/// <summary>The command <c>provision</c>: parses, runs one command, turns its outcome into an exit code.</summary>
internal static class ProvisionApp
{
    public static async Task<int> RunAsync(string[] args, CliHost host, CancellationToken cancellationToken)
    {
        var parsed = CommandTree.Create(host).Parse(args);
        if (parsed.Action is not HelpWithExamples && UsageProblems.Of(parsed) is { Length: > 0 } problems)
        {
            FindingsView.WriteAlone(new Answering(host, parsed), problems);
            await host.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
            await host.Error.FlushAsync(cancellationToken).ConfigureAwait(false);
            return ExitCodes.Of(Outcome.Problems);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ExitCodes.Of(exception) is not null)
        {
            var (outcome, findings) = ExitCodes.Of(exception)!.Value;
            FindingsView.WriteAlone(new Answering(host, parsed), findings);
            return ExitCodes.Of(outcome);
        }
        finally
        {
            await host.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await host.Error.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
