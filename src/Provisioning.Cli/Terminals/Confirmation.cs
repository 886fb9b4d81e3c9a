using Provisioning.Diagnostics;

namespace Provisioning.Cli.Terminals;

/// <summary>Consent before something is changed: an option, or an answer of somebody at a terminal.</summary>
internal static class Confirmation
{
    /// <param name="command">The command to run again, for the next step.</param>
    /// <exception cref="StopException">Nobody can be asked, or the answer is not yes.</exception>
    public static async Task AskAsync(Answering answer, string question, string command, CancellationToken cancellationToken)
    {
        var host = answer.Host;
        if (answer.IsJson)
        {
            throw new StopException(Outcome.Problems, CommandCodes.ConfirmationNeeded.At(
                Place.Of(answer.Command),
                "Nothing was changed: with --format json the plan is not shown before the question.",
                $"Look at it with provision preview, then run it again with --yes: {command} --format json --yes"));
        }

        if (!host.InputIsTerminal || !host.ErrorIsTerminal)
        {
            throw new StopException(Outcome.Problems, CommandCodes.ConfirmationNeeded.At(
                Place.Of(answer.Command), "Nothing was changed: nobody can be asked here.", $"Run it again with --yes: {command} --yes"));
        }

        await host.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
        answer.Narration.Line().Write($"{question} [y/N] ", Tone.Strong);
        await host.Error.FlushAsync(cancellationToken).ConfigureAwait(false);
        var reply = await host.Input.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        if (reply?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
        {
            throw new StopException(
                Outcome.Problems, CommandCodes.NotConfirmed.At(Place.Of(answer.Command), "The answer was not yes."));
        }
    }
}
