using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Tests.Applying;

/// <summary>Rotates, and stops at the step that is named.</summary>
internal sealed class StoppingRotation(ISecretRotation inner) : ISecretRotation
{
    private readonly Dictionary<string, Stop> stops = new(StringComparer.Ordinal);

    public bool RefusesTokens { get; set; }

    public Stop StopOf(string step) => stops.TryGetValue(step, out var stop) ? stop : stops[step] = new Stop();

    public Task<ClientPolicies?> ReadPoliciesAsync(CancellationToken cancellationToken) => inner.ReadPoliciesAsync(cancellationToken);

    public Task WritePoliciesAsync(ClientPolicies policies, CancellationToken cancellationToken) => inner.WritePoliciesAsync(policies, cancellationToken);

    public Task<SecretValue> RenewAsync(string clientId, CancellationToken cancellationToken) =>
        StopOf(nameof(RenewAsync)).AroundAsync(() => inner.RenewAsync(clientId, cancellationToken));

    public Task<SecretTimes> ReadTimesAsync(string clientId, CancellationToken cancellationToken) => inner.ReadTimesAsync(clientId, cancellationToken);

    public Task<PasswordPolicy> ReadPasswordPolicyAsync(CancellationToken cancellationToken) => inner.ReadPasswordPolicyAsync(cancellationToken);

    public Task RetireAsync(string clientId, CancellationToken cancellationToken) => StopOf(nameof(RetireAsync)).AroundAsync(async () =>
    {
        await inner.RetireAsync(clientId, cancellationToken);
        return true;
    });

    public Task<bool?> SignsInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken) => RefusesTokens
        ? Task.FromResult<bool?>(false)
        : StopOf(nameof(SignsInAsync)).AroundAsync(() => inner.SignsInAsync(clientId, secret, cancellationToken));
}
