using Provisioning.Realms;

namespace Provisioning.History;

/// <summary>Who changed objects of a realm behind our back, as far as the realm records it. Changes nothing.</summary>
public interface IChangeHistory
{
    /// <summary>
    /// Looks for changes of these objects after our own last one. The objects are as the realm was last read. What keeps it
    /// from looking, such as a missing right, is a finding; only cancelling throws.
    /// </summary>
    Task<ChangeHistory> FindAsync(IReadOnlyList<IRealmObject> changed, CancellationToken cancellationToken);
}
