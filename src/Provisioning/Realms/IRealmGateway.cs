using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Secrets;

namespace Provisioning.Realms;

/// <summary>The way to one realm: a file or a server.</summary>
public interface IRealmGateway
{
    /// <summary>For people: a path or an address.</summary>
    string Location { get; }

    /// <summary>Keeps a second run out until disposed. Throws <see cref="RealmLockedException"/> when another run holds it.</summary>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    Task<RealmReading> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Carries out changes in order of their waves and reports each as it is done. Stops at the first that fails for good.
    /// </summary>
    Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken);

    /// <summary>
    /// The secret that the client signs in with. A realm file keeps none, so there a new one is made at each call;
    /// call it only for a secret that the store lacks.
    /// </summary>
    Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken);
}
