using Provisioning.Applying;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;
using Provisioning.Importing;
using Provisioning.Preflights;
using Provisioning.Realms;

namespace Provisioning.Cli.Imports;

/// <summary>Writes the stack's marks on what was imported, and nothing else.</summary>
internal static class RealmAdoption
{
    /// <summary>Clients, their roles and scopes carry the marks; of users and realm roles none does.</summary>
    /// <exception cref="StopException">The caller may not write marks; nothing is read, locked or written then.</exception>
    public static async Task CheckAsync(OpenedRealm realm, string name, CancellationToken cancellationToken)
    {
        var request = new PreflightRequest(WriteScope.Clients, new RealmState { Name = name });
        var report = await realm.Preflight.CheckAsync(request, cancellationToken).ConfigureAwait(false);
        StopException.ThrowIfErrors([.. report.Findings]);
    }

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
