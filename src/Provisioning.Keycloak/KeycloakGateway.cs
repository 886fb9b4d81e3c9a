using Provisioning.Access;
using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.History;
using Provisioning.Keycloak.Applying;
using Provisioning.Keycloak.History;
using Provisioning.Keycloak.Locking;
using Provisioning.Keycloak.Preflights;
using Provisioning.Keycloak.Reading;
using Provisioning.Keycloak.Requests;
using Provisioning.Keycloak.Rotating;
using Provisioning.Keycloak.Sessions;
using Provisioning.Keycloak.Tokens;
using Provisioning.Planning;
using Provisioning.Preflights;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Keycloak;

/// <summary>
/// A realm on a Keycloak server, releases 24 and later, over its Admin REST API. Sources: the API's documentation and
/// what releases 24.0.5 and 26.5 answered.
/// </summary>
public sealed class KeycloakGateway : IRealmGateway, IPreflight, IChangeHistory, ITokenSamples, IDisposable
{
    /// <summary>How often a realm is read from the start because somebody deletes what was just listed.</summary>
    private const int Readings = 3;

    private readonly KeycloakOptions options;
    private readonly TimeProvider time;
    private readonly Transport transport;
    private readonly TokenSource tokens;
    private readonly AdminApi api;
    private RealmIds ids = new();

    public KeycloakGateway(KeycloakOptions options, TimeProvider time)
        : this(options, time, Connection.Open(options))
    {
    }

    internal KeycloakGateway(KeycloakOptions options, TimeProvider time, HttpClient http)
    {
        this.options = options;
        this.time = time;
        transport = new Transport(http, options, time);
        tokens = new TokenSource(options, transport, time);
        api = new AdminApi(options, transport, tokens);
        Rotation = new KeycloakRotation(api, transport, options, time);
    }

    public string Location => $"{options.Url}realms/{options.Realm}";

    public bool KeepsSecrets => true;

    public ISecretRotation Rotation { get; }

    /// <summary>Requests sent since this gateway was made, repeated ones and those for tokens included.</summary>
    public int Requests => transport.Requests;

    public Task<PreflightReport> CheckAsync(PreflightRequest request, CancellationToken cancellationToken) =>
        new KeycloakPreflight(api, options.Url.ToString()).CheckAsync(request, cancellationToken);

    public Task<ChangeHistory> FindAsync(IReadOnlyList<IRealmObject> changed, CancellationToken cancellationToken) =>
        new AdminEventHistory(api, ids, new Authors(api, ids, options.SignIn, options.EffectiveSignInRealm)).FindAsync(changed, cancellationToken);

    public Task<TokenSample> ExampleAsync(string clientId, CancellationToken cancellationToken) =>
        new TokenSamples(api, options, transport, time).ExampleAsync(clientId, cancellationToken);

    public Task<TokenSample> SignInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken) =>
        new TokenSamples(api, options, transport, time).SignInAsync(clientId, secret, cancellationToken);

    /// <summary>
    /// Reads over the network. What keeps it from reading (no server, no realm, no right) is an error among the findings. When an
    /// object goes between its list and its own representation, the realm has changed and is read again.
    /// </summary>
    public async Task<RealmReading> ReadAsync(RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var before = transport.Requests;
        try
        {
            var reading = await ReadSettledAsync(query, progress, cancellationToken).ConfigureAwait(false);
            return reading is { } found
                ? new RealmReading(found.State, true, found.Findings, transport.Requests - before)
                {
                    SecretFingerprints = Map<string, string>.From(ids.SecretFingerprints),
                    PasswordPolicy = PasswordPolicy.Parse(ids.PasswordPolicy),
                    ForeignPasswords = ValueSet.From(ids.ForeignPasswords),
                }
                : throw new KeycloakException(KeycloakCodes.RealmMissing.At(
                    Place.Of(options.Realm), $"The server at {options.Url} has no realm '{options.Realm}'."));
        }
        catch (KeycloakException e)
        {
            return new RealmReading(KeycloakRealm.Fresh(options.Realm), false, [e.Finding], transport.Requests - before);
        }
    }

    private async Task<(RealmState State, ImmutableArray<Diagnostic> Findings)?> ReadSettledAsync(
        RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken)
    {
        for (var reading = 1; ; reading++)
        {
            // Objects may have been made anew since the last reading, under other ids.
            ids = new RealmIds();
            try
            {
                return await new RealmReader(api, ids, options, progress).ReadAsync(query, cancellationToken).ConfigureAwait(false);
            }
            catch (KeycloakException e) when (e.IsAbsence && reading < Readings)
            {
                // The next reading does not list it any more.
            }
        }
    }

    /// <summary>Needs <c>manage-clients</c>, as every apply does. See <see cref="RealmLock"/>.</summary>
    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) =>
        new RealmLock(api, time, $"{Environment.UserName} on {Environment.MachineName}").TakeAsync(cancellationToken);

    /// <summary>
    /// Single calls, those of one wave side by side. When told to stop, changes that were begun get 15 seconds to end.
    /// </summary>
    public async Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken)
    {
        using var writer = new RealmWriter(api, ids, options.Parallel, time);
        return await writer.ApplyAsync(changes, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The secret that the server keeps for the client; it is not changed.</summary>
    public Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken) =>
        new SecretReader(api).ReadAsync(clientId, cancellationToken);

    /// <summary>Needs <c>manage-users</c>.</summary>
    public async Task SetPasswordAsync(string username, SecretValue password, CancellationToken cancellationToken)
    {
        using var names = new NameLookup(api, ids);
        await new PasswordWriter(api, names, new ObjectReader(api, ids, names)).SetAsync(username, password, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        tokens.Dispose();
        transport.Dispose();
    }
}
