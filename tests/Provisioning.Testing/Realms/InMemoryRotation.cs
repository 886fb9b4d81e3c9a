using System.Globalization;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Testing.Realms;

/// <summary>Rotates the secrets of an <see cref="InMemoryRealm"/> as a server does, under the policies that it is given.</summary>
public sealed class InMemoryRotation(InMemoryRealm realm, TimeProvider clock) : ISecretRotation
{
    private readonly Dictionary<string, (SecretValue Value, DateTimeOffset Until)> former = new(StringComparer.Ordinal);

    public ClientPolicies Policies { get; set; } = ClientPolicies.None;

    /// <summary>How often a new secret was made.</summary>
    public int Renewals { get; private set; }

    public PasswordPolicy PasswordPolicy { get; set; } = PasswordPolicy.None;

    public Task<PasswordPolicy> ReadPasswordPolicyAsync(CancellationToken cancellationToken) => Task.FromResult(PasswordPolicy);

    public Task<ClientPolicies?> ReadPoliciesAsync(CancellationToken cancellationToken) => Task.FromResult(realm.KeepsSecrets ? Policies : null);

    public Task WritePoliciesAsync(ClientPolicies policies, CancellationToken cancellationToken)
    {
        Policies = policies;
        return Task.CompletedTask;
    }

    public async Task<SecretValue> RenewAsync(string clientId, CancellationToken cancellationToken)
    {
        var was = await realm.IssueSecretAsync(clientId, cancellationToken);
        if (!realm.KeepsSecrets)
        {
            return was;
        }

        Renewals++;
        var (client, now) = (realm.State.Clients[clientId], clock.GetUtcNow());
        var terms = RotationPolicy.TermsFor(Policies, client);
        former.Remove(clientId);
        var attributes = client.Attributes.Without(SecretTimes.FormerExpires).With(SecretTimes.Created, Seconds(now));
        if (terms is not null)
        {
            attributes = attributes.With(SecretTimes.Expires, Seconds(now + terms.Life));
        }

        if (terms is { HasOverlap: true })
        {
            former[clientId] = (was, now + terms.Overlap);
            attributes = attributes.With(SecretTimes.FormerExpires, Seconds(now + terms.Overlap));
        }

        Put(client with { Attributes = attributes });
        return realm.NewSecret(clientId);
    }

    public Task<SecretTimes> ReadTimesAsync(string clientId, CancellationToken cancellationToken) =>
        Task.FromResult(SecretTimes.Of(realm.State.Clients[clientId]));

    public Task RetireAsync(string clientId, CancellationToken cancellationToken)
    {
        former.Remove(clientId);
        var client = realm.State.Clients[clientId];
        Put(client with { Attributes = client.Attributes.Without(SecretTimes.FormerExpires) });
        return Task.CompletedTask;
    }

    public async Task<bool?> SignsInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken)
    {
        var (current, now) = (await realm.IssueSecretAsync(clientId, cancellationToken), clock.GetUtcNow());
        return (current.Reveal() == secret.Reveal() && !SecretTimes.Of(realm.State.Clients[clientId]).IsExpired(now))
            || (former.TryGetValue(clientId, out var before) && before.Value.Reveal() == secret.Reveal() && now < before.Until);
    }

    private void Put(Client client) => realm.State = realm.State with { Clients = realm.State.Clients.With(client.ClientId, client) };

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
