using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>A gateway that says nothing about its last change.</summary>
internal sealed class ForgetfulRealm(IRealmGateway inner) : IRealmGateway
{
    public string Location => inner.Location;

    public bool KeepsSecrets => inner.KeepsSecrets;

    public int Requests => inner.Requests;

    public ISecretRotation Rotation => inner.Rotation;

    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

    public Task<RealmReading> ReadAsync(RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken) =>
        inner.ReadAsync(query, progress, cancellationToken);

    public Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken) =>
        inner.ApplyAsync([.. changes.Take(changes.Count - 1)], progress, cancellationToken);

    public Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken) =>
        inner.IssueSecretAsync(clientId, cancellationToken);

    public Task SetPasswordAsync(string username, SecretValue password, CancellationToken cancellationToken) =>
        inner.SetPasswordAsync(username, password, cancellationToken);
}
