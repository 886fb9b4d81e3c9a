using Provisioning.Preflights;

namespace Provisioning.Local.Realms;

/// <summary>A realm file has no release, no rights and no profile: what is wrong with it shows when it is read.</summary>
/// <param name="location">How people name the file: its path relative to the project.</param>
public sealed class RealmFilePreflight(string location) : IPreflight
{
    public Task<PreflightReport> CheckAsync(PreflightRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new PreflightReport([new PreflightCheck("file", $"{location} needs no server and no rights")], null, 0));
    }
}
