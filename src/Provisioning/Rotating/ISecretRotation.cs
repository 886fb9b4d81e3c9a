using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Rotating;

/// <summary>The side of a realm that replaces the secrets of its clients.</summary>
public interface ISecretRotation
{
    /// <summary>The realm's client policies; null where the realm keeps no secrets, as a file.</summary>
    Task<ClientPolicies?> ReadPoliciesAsync(CancellationToken cancellationToken);

    /// <summary>Replaces both lists of the realm's client policies.</summary>
    Task WritePoliciesAsync(ClientPolicies policies, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a new secret, once: where the answer is lost, it looks whether there is one before it asks again, because a second
    /// one inside the overlap ends the oldest. Throws <see cref="ClientNotFoundException"/> as <see cref="IRealmGateway.IssueSecretAsync"/> does.
    /// </summary>
    Task<SecretValue> RenewAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>When the client's secrets begin and end; all unknown where the realm keeps none.</summary>
    Task<SecretTimes> ReadTimesAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>The realm's rules for passwords; none where it keeps no secrets.</summary>
    Task<PasswordPolicy> ReadPasswordPolicyAsync(CancellationToken cancellationToken);

    /// <summary>Ends the overlap: the former secret signs in no longer. Without a former one nothing happens.</summary>
    Task RetireAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>Whether a token request with this secret succeeds; null where nobody can be asked.</summary>
    Task<bool?> SignsInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken);
}
