using Provisioning.Applying;
using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;
using Provisioning.Importing;
using Provisioning.Realms;

namespace Provisioning.Cli.Imports;

/// <summary>Writes the stack's marks on what was imported, and nothing else.</summary>
internal static class RealmAdoption
{
    /// <exception cref="StopException">Some object could not be marked; running again goes on from there.</exception>
    public static async Task RunAsync(IRealmGateway gateway, ImportedProject imported, Page narration, CancellationToken cancellationToken)
    {
        narration.Line($"Marking {imported.Adoption.Changes.Count} objects as those of {imported.Stack}", Tone.Quiet);
        var outcomes = await gateway.ApplyAsync(imported.Adoption.Changes, new Progress<ChangeOutcome>(), cancellationToken).ConfigureAwait(false);
        if (outcomes.FirstOrDefault(o => !o.Done) is { } failed)
        {
            throw new StopException(Outcome.Stopped, CommandCodes.TargetUnavailable.At(
                Place.Of(failed.Address.Name),
                $"{failed.Address} could not be marked: {failed.Error}",
                $"The files are written. Run `provision up {imported.Stack}` to mark the rest."));
        }
    }
}
