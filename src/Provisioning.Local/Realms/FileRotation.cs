using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Local.Realms;

/// <summary>
/// A realm file keeps no secrets: a new one is in the vault only, and the server that imported the file is told it by hand.
/// There is nothing that overlaps, and nobody who could try a secret.
/// </summary>
internal sealed class FileRotation(IRealmGateway gateway) : ISecretRotation
{
    public Task<ClientPolicies?> ReadPoliciesAsync(CancellationToken cancellationToken) => Task.FromResult<ClientPolicies?>(null);

    public Task WritePoliciesAsync(ClientPolicies policies, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A realm file keeps no secrets, so no policy can rotate them.");

    public Task<SecretValue> RenewAsync(string clientId, CancellationToken cancellationToken) => gateway.IssueSecretAsync(clientId, cancellationToken);

    public Task<SecretTimes> ReadTimesAsync(string clientId, CancellationToken cancellationToken) => Task.FromResult(new SecretTimes(null, null, null));

    public Task<PasswordPolicy> ReadPasswordPolicyAsync(CancellationToken cancellationToken) => Task.FromResult(PasswordPolicy.None);

    public Task RetireAsync(string clientId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool?> SignsInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken) => Task.FromResult<bool?>(null);
}
