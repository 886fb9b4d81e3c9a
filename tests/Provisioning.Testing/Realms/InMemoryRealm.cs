using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Testing.Realms;

/// <summary>A realm that lives as long as the test. It passes the same contract as the file and the server.</summary>
public sealed class InMemoryRealm : IRealmGateway
{
    private readonly Lock gate = new();
    private readonly bool exists;

    public InMemoryRealm(RealmState state, bool exists = true, TimeProvider? clock = null)
    {
        this.exists = exists;
        State = state;
        Secrets = new InMemoryRotation(this, clock ?? TimeProvider.System);
    }

    public InMemoryRotation Secrets { get; }

    public ISecretRotation Rotation => Secrets;

    private int locks;
    private readonly Dictionary<string, SecretValue> secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SecretValue> passwords = new(StringComparer.Ordinal);

    /// <summary>What the realm holds now; tests also change it behind everybody's back.</summary>
    public RealmState State { get; set; }

    /// <summary>Fails the change of this address with this sentence.</summary>
    public (Address Address, string Error)? Failing { get; set; }

    /// <summary>Every change that was carried out, in order.</summary>
    public IReadOnlyList<Change> Applied => applied;

    public string Location => "memory";

    /// <summary>False for one that forgets secrets, as a file does.</summary>
    public bool KeepsSecrets { get; init; } = true;

    public int Requests => 0;

    private readonly List<Change> applied = [];

    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) =>
        Interlocked.CompareExchange(ref locks, 1, 0) == 0
            ? Task.FromResult<IAsyncDisposable>(new Release(() => Interlocked.Exchange(ref locks, 0)))
            : throw new RealmLockedException("Another run holds the realm in memory.");

    public Task<RealmReading> ReadAsync(RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var clients = KeepsSecrets ? State.Clients.Values.Where(c => c.ServiceAccount is not null) : [];
            return Task.FromResult(new RealmReading(State, exists || applied.Count > 0, [], 0)
            {
                SecretFingerprints = Map<string, string>.From(clients.Select(c => KeyValuePair.Create(c.ClientId, SecretOf(c.ClientId).Fingerprint))),
            });
        }
    }

    public Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<ChangeOutcome>();
        var known = State.Clients.Values.Select(c => c.Address)
            .Concat(State.Roles.Values.Select(r => r.Address))
            .Concat(State.ClientScopes.Values.Select(s => s.Address))
            .Concat(State.Users.Values.Select(u => u.Address))
            .ToHashSet();
        foreach (var change in changes)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            var outcome = OutcomeOf(change, known);
            outcomes.Add(outcome);
            if (!outcome.Done)
            {
                break;
            }

            applied.Add(change);
            if (change is { Before: null, After: Client made })
            {
                lock (gate)
                {
                    secrets.Remove(made.ClientId);
                }
            }

            if (change is { Before: null, After: User newcomer })
            {
                passwords.Remove(newcomer.Username);
            }

            _ = change.After is null ? known.Remove(change.Address) : known.Add(change.Address);
        }

        var done = outcomes.Count(o => o.Done);
        State = PlanProjection.Apply(State, changes.Take(done));
        foreach (var outcome in outcomes)
        {
            progress.Report(outcome);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(outcomes.ToImmutable());
    }

    public Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!State.Clients.TryGetValue(clientId, out var client) || client.ServiceAccount is null)
        {
            throw new ClientNotFoundException($"The realm in memory has no technical user '{clientId}'.");
        }

        lock (gate)
        {
            return Task.FromResult(SecretOf(clientId));
        }
    }

    /// <summary>Puts another secret in the place of the client's.</summary>
    internal SecretValue NewSecret(string clientId)
    {
        var value = $"memory-secret-{Guid.NewGuid():N}-of-{clientId}";
        lock (gate)
        {
            return secrets[clientId] = new SecretValue(value)
            {
                Fingerprint = KeepsSecrets ? SecretFingerprint.Of(Guid.NewGuid().ToString(), clientId, value) : string.Empty,
            };
        }
    }

    public Task SetPasswordAsync(string username, SecretValue password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!State.Users.TryGetValue(username, out var user) || user.Stack.Length == 0)
        {
            throw new ClientNotFoundException($"The realm in memory has no technical user '{username}' that signs in with a password.");
        }

        if (KeepsSecrets)
        {
            lock (gate)
            {
                passwords[username] = password;
                State = State with { Users = State.Users.With(username, user with { Attributes = user.Attributes.With(Marks.Password, [password.Fingerprint]) }) };
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the user signs in with it.</summary>
    public bool Accepts(string username, SecretValue password) =>
        passwords.TryGetValue(username, out var current) && current.Reveal() == password.Reveal();

    private SecretValue SecretOf(string clientId) =>
        KeepsSecrets && secrets.TryGetValue(clientId, out var secret) ? secret : NewSecret(clientId);

    private ChangeOutcome OutcomeOf(Change change, HashSet<Address> known)
    {
        if (Failing is { } failing && failing.Address == change.Address)
        {
            return new ChangeOutcome(change.Address, false, failing.Error);
        }

        var isMissing = change.Action is ChangeAction.Update or ChangeAction.Adopt && !known.Contains(change.Address);
        var owner = change.After is Role { Ref.IsRealmRole: false } role ? new Address(ObjectKind.Client, role.Ref.Client) : change.Address;
        return isMissing ? new(change.Address, false, $"There is no {change.Address} to change.")
            : owner != change.Address && !known.Contains(owner) ? new(change.Address, false, $"There is no {owner} to have the role.")
            : ChangeOutcome.Success(change.Address);
    }

    private sealed class Release(Action release) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            release();
            return ValueTask.CompletedTask;
        }
    }
}
