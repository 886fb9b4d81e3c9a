using Provisioning.Applying;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>A gateway that stops at the password, or while it rotates.</summary>
internal sealed class StoppingRealm(IRealmGateway inner) : IRealmGateway
{
    public Stop Stop { get; } = new();

    public StoppingRotation Rotating { get; } = new(inner.Rotation);

    public bool RefusesTokens
    {
        get => Rotating.RefusesTokens;
        init => Rotating.RefusesTokens = value;
    }

    public string Location => inner.Location;

    public bool KeepsSecrets => inner.KeepsSecrets;

    public int Requests => inner.Requests;

    public ISecretRotation Rotation => Rotating;

    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => inner.LockAsync(cancellationToken);

    public Task<RealmReading> ReadAsync(RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken) =>
        inner.ReadAsync(query, progress, cancellationToken);

    public Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken) =>
        inner.ApplyAsync(changes, progress, cancellationToken);

    public Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken) =>
        inner.IssueSecretAsync(clientId, cancellationToken);

    public Task SetPasswordAsync(string username, SecretValue password, CancellationToken cancellationToken) =>
        Stop.AroundAsync(async () =>
        {
            await inner.SetPasswordAsync(username, password, cancellationToken);
            return true;
        });
}
