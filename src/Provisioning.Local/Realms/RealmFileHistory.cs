using Provisioning.Diagnostics;
using Provisioning.History;
using Provisioning.Realms;

namespace Provisioning.Local.Realms;

/// <summary>A realm file does not say who wrote it.</summary>
/// <param name="location">How people name the file: its path relative to the project.</param>
public sealed class RealmFileHistory(string location) : IChangeHistory
{
    public Task<ChangeHistory> FindAsync(IReadOnlyList<IRealmObject> changed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(changed.Count == 0
            ? ChangeHistory.Nothing
            : ChangeHistory.Untold(HistoryCodes.NoRecord.At(Place.Of(location), $"The realm file {location} does not record who changed it.")));
    }
}
