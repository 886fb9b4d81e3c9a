using System.Buffers.Text;
using System.Security.Cryptography;
using Provisioning.Applying;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Local.Files;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Representations;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Local.Realms;

/// <summary>
/// A realm in a file of Keycloak's export format, which <c>kc.sh import</c> takes. What this project does not manage stays in
/// the file as it is; secrets are never in it.
/// </summary>
public sealed class RealmFileGateway : IRealmGateway
{
    private readonly string path;
    private readonly string realm;
    private readonly TimeProvider time;
    private readonly Randomness random;
    private readonly Action<FileStep>? before;
    private HashSet<string> known = [];

    /// <param name="realm">The realm's name; a file of another realm is refused.</param>
    /// <param name="location">How findings name the file: its path relative to the project.</param>
    public RealmFileGateway(string path, string realm, string location, TimeProvider time, Randomness? random = null)
        : this(path, realm, location, time, random, before: null)
    {
    }

    internal RealmFileGateway(
        string path, string realm, string location, TimeProvider time, Randomness? random, Action<FileStep>? before)
    {
        this.path = path;
        this.realm = realm;
        this.time = time;
        this.random = random ?? RandomNumberGenerator.Fill;
        this.before = before;
        Location = location;
    }

    public string Location { get; }

    public bool KeepsSecrets => false;

    public int Requests => 0;

    public ISecretRotation Rotation => new FileRotation(this);

    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return FileLock.TryTake(path, time) is { } held
                ? Task.FromResult<IAsyncDisposable>(held)
                : throw new RealmLockedException(
                    $"Realm file '{Location}' is held by {FileLock.HolderOf(path)}. Wait for that run to end, then run again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Realm file '{Location}' cannot be written: {e.Message} Check the rights on its folder.", e);
        }
    }

    /// <summary>Reads the whole file, whatever is asked for.</summary>
    public async Task<RealmReading> ReadAsync(RealmQuery query, IProgress<ReadProgress> progress, CancellationToken cancellationToken)
    {
        var (content, problem) = await LoadAsync(cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return new RealmReading(KeycloakRealm.Fresh(realm), false, problem is null ? [] : [problem], 0);
        }

        var parsing = Parse(content);
        return new RealmReading(parsing.State, true, parsing.Findings, 0);
    }

    /// <summary>
    /// Carries out the changes up to the first that cannot be; the file is replaced once, at the end, or not at all. A file
    /// that is not valid is not touched: the first change then fails with the reason.
    /// </summary>
    public async Task<ImmutableArray<ChangeOutcome>> ApplyAsync(
        IReadOnlyList<Change> changes, IProgress<ChangeOutcome> progress, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var ordered = changes.OrderBy(c => c.Wave).ThenBy(c => c.Address).ToList();
        var outcomes = await WriteAsync(ordered, cancellationToken).ConfigureAwait(false);
        foreach (var outcome in outcomes)
        {
            progress.Report(outcome);
        }

        return outcomes;
    }

    /// <summary>
    /// A new secret of 192 random bits, 32 characters that need no escaping anywhere. The file keeps none, so the server that
    /// imports the file is told it afterwards.
    /// </summary>
    public async Task<SecretValue> IssueSecretAsync(string clientId, CancellationToken cancellationToken)
    {
        // Thousands of secrets are issued after one apply, so the file is not read for each.
        if (!known.Contains(clientId))
        {
            Know((await this.ReadAsync(cancellationToken).ConfigureAwait(false)).State);
        }

        return known.Contains(clientId)
            ? NewSecret()
            : throw new ClientNotFoundException($"Realm file '{Location}' has no client '{clientId}'.");
    }

    /// <summary>The file keeps no password, so the server that imports the file is told it afterwards.</summary>
    public async Task SetPasswordAsync(string username, SecretValue password, CancellationToken cancellationToken)
    {
        var state = (await this.ReadAsync(cancellationToken).ConfigureAwait(false)).State;
        if (!state.Users.TryGetValue(username, out var user) || user.Stack.Length == 0)
        {
            throw new ClientNotFoundException($"Realm file '{Location}' has no technical user '{username}' that signs in with a password.");
        }
    }

    private SecretValue NewSecret()
    {
        Span<byte> bytes = stackalloc byte[24];
        random(bytes);
        var secret = new SecretValue(Base64Url.EncodeToString(bytes));
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    }

    private void Know(RealmState state) => known = state.Clients.Keys.ToHashSet(StringComparer.Ordinal);

    private async Task<ImmutableArray<ChangeOutcome>> WriteAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        var (content, problem) = await LoadAsync(cancellationToken).ConfigureAwait(false);
        problem ??= content is null ? null : Parse(content).Findings.FirstOrDefault(f => f.Severity == Severity.Error);
        if (problem is not null)
        {
            return [new ChangeOutcome(changes[0].Address, false, problem.ToString())];
        }

        var document = content is null ? RealmDocument.Of(KeycloakRealm.Fresh(realm)) : RealmDocument.Open(content);
        var outcomes = Carry(changes, document);
        if (!outcomes[0].Done)
        {
            return outcomes;
        }

        try
        {
            await new AtomicFile(path, before).WriteAsync(document.ToBytes(), privately: false, cancellationToken).ConfigureAwait(false);
            known = [];
            return outcomes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new ChangeOutcome(changes[0].Address, false, Unusable("written", e).ToString())];
        }
    }

    private static ImmutableArray<ChangeOutcome> Carry(List<Change> changes, RealmDocument document)
    {
        var outcomes = ImmutableArray.CreateBuilder<ChangeOutcome>(changes.Count);
        foreach (var change in changes)
        {
            if (change.After is not { } after)
            {
                document.Remove(change.Before!);
            }
            else if (change.Action == ChangeAction.Create || document.Contains(after))
            {
                document.Put(after);
            }
            else
            {
                outcomes.Add(new ChangeOutcome(change.Address, false, $"'{change.Address}' is no longer in the file. Run again for a new plan."));
                break;
            }

            outcomes.Add(ChangeOutcome.Success(change.Address));
        }

        return outcomes.ToImmutable();
    }

    private RealmParsing Parse(byte[] content)
    {
        var parsing = RealmRepresentation.Read(new SourceFile(Location, content));
        return !parsing.IsValid || parsing.State.Name == realm
            ? parsing
            : parsing with
            {
                Findings =
                [
                    .. parsing.Findings,
                    TargetCodes.RealmNameDiffers.At(
                        Place.InFile(Location), $"The file is of realm '{parsing.State.Name}'; the environment names '{realm}'."),
                ],
            };
    }

    private async Task<(byte[]? Content, Diagnostic? Problem)> LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists && !Directory.Exists(path))
            {
                return (null, null);
            }

            return file.Length > RealmRepresentation.SizeLimit
                ? (null, TargetCodes.RealmTooLarge.At(
                    Place.InFile(Location), $"The file has {file.Length:N0} bytes; at most {RealmRepresentation.SizeLimit:N0} are read."))
                : (await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, Unusable("read", e));
        }
    }

    private Diagnostic Unusable(string verb, Exception reason) =>
        TargetCodes.RealmFileUnusable.At(Place.InFile(Location), $"The realm file cannot be {verb}: {reason.Message}");
}
