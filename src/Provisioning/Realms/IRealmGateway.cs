using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Realms;

/// <summary>The way to one realm: a file or a server.</summary>
public interface IRealmGateway
{
    /// <summary>For people: a path or an address.</summary>
    string Location { get; }

    /// <summary>
    /// Whether the realm itself keeps the secrets of its clients, as a server does: then a client that is made anew has
    /// another secret than before. A file holds none, so the stored one is the only one and stays valid.
    /// </summary>
    bool KeepsSecrets { get; }

    /// <summary>Requests sent over a network so far, for people who watch; 0 for a file.</summary>
    int Requests { get; }

    /// <summary>Keeps a second run out until disposed. Throws <see cref="RealmLockedException"/> when another run holds it.</summary>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reads the part of the realm that the query names; more is no mistake. With an error among the findings the state is
    /// not the realm's and must not be planned on.
    /// </summary>
    /// <param name="progress">Told now and then how far it has come, from several threads; never told of a file, which is read in one go.</param>
    Task<RealmReading> ReadAsync(RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out changes in order of their waves and reports each once it is durably done. Stops after the wave of the
    /// first that fails for good; the answer holds what was done and what failed, not what was no longer tried. Creating what is there
    /// makes it so, deleting what is not there is done, and updating or adopting what is not there fails, so that a
    /// run that was cut short can be repeated.
    /// </summary>
    Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken);

    /// <summary>
    /// The secret that the client signs in with. Where the realm keeps none (see <see cref="KeepsSecrets"/>), a new one is made
    /// at each call; call it only for a secret that the store lacks. Throws <see cref="ClientNotFoundException"/> when there is no such
    /// client with a service account.
    /// </summary>
    Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>
    /// Makes this the password that the user signs in with, for good and not for the first time only, and then notes its
    /// fingerprint on the user (<see cref="Marks.Password"/>). Where the realm keeps no secrets nothing is changed. Throws
    /// <see cref="ClientNotFoundException"/> when there is no such user with a stack's mark: nobody else's password is ever set.
    /// </summary>
    Task SetPasswordAsync(string username, SecretValue password, CancellationToken cancellationToken);

    /// <summary>Replaces secrets that are there.</summary>
    ISecretRotation Rotation { get; }
}
