using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>What has to happen in the vault, by names alone.</summary>
/// <param name="deleted">What the plan deletes; a client outside it still signs in with its secret.</param>
internal sealed class SecretComparison(
    PlanRequest request, Ownership ownership, IReadOnlySet<string> refusedClients, ObjectSet deleted)
{
    /// <summary>Keycloak's attribute for when a secret was made, in seconds since 1970.</summary>
    private const string CreationTime = "client.secret.creation.time";

    /// <summary>How far the clocks of server and vault may be apart before a secret counts as newer than the stored one.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly List<Diagnostic> findings = [];

    public IReadOnlyList<Diagnostic> Findings => findings;

    public IEnumerable<SecretChange> Changes()
    {
        var stored = new Dictionary<string, StoredSecret>(StringComparer.OrdinalIgnoreCase);
        foreach (var secret in request.StoredSecrets)
        {
            stored[secret.Ref.Name] = secret;
        }

        var changes = new List<SecretChange>();
        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var secret in request.Secrets)
        {
            if (wanted.Add(secret.Name) && ownership.IsSelected(secret.Stack) && !refusedClients.Contains(secret.ClientId)
                && ChangeOf(secret, stored.GetValueOrDefault(secret.Name)) is { } change)
            {
                changes.Add(change);
            }
        }

        changes.AddRange(NoLongerNeeded(stored.Values.Where(s => ownership.IsSelected(s.Ref.Stack) && !wanted.Contains(s.Ref.Name))));
        return changes.OrderBy(c => c.Action == ChangeAction.Delete).ThenBy(c => c.Secret.Name, StringComparer.Ordinal);
    }

    private IEnumerable<SecretChange> NoLongerNeeded(IEnumerable<StoredSecret> unwanted)
    {
        var underAnotherName = request.Secrets.Select(s => s.ClientId).Where(id => !refusedClients.Contains(id)).ToHashSet(StringComparer.Ordinal);
        foreach (var secret in unwanted.Select(s => s.Ref))
        {
            if (underAnotherName.Contains(secret.ClientId)
                || deleted.Clients.Contains(secret.ClientId)
                || deleted.Users.Contains(secret.ClientId)
                || HolderOf(secret.ClientId) is not { } holder)
            {
                yield return new(ChangeAction.Delete, ChangeReason.NoLongerDeclared, secret);
                continue;
            }

            var owner = holder.Stack.Length == 0 ? "belongs to no stack" : $"belongs to stack '{holder.Stack}'";
            findings.Add(PlanningCodes.SecretStillUsed.At(
                Place.Of(secret.ClientId),
                $"Secret '{secret.Name}' of stack '{secret.Stack}' is kept: {holder.Address.KindName} '{secret.ClientId}' stays in the realm and {owner}."));
        }
    }

    /// <summary>Who in the realm signs in under that name. People do not count: no secret of ours is theirs.</summary>
    private IRealmObject? HolderOf(string name) =>
        request.Observed.Clients.TryGetValue(name, out var client) ? client
        : request.Observed.Users.TryGetValue(name, out var user) && user.Stack.Length > 0 ? user
        : null;

    private SecretChange? ChangeOf(SecretRef secret, StoredSecret? stored)
    {
        if (stored is null)
        {
            var isMissing = request.RealmKeepsSecrets && HolderOf(secret.ClientId) is not null;
            return new(ChangeAction.Create, isMissing ? ChangeReason.Missing : ChangeReason.Declared, secret);
        }

        if (!ownership.IsSelected(stored.Ref.Stack))
        {
            var owner = stored.Ref.Stack.Length == 0 ? "by somebody else" : $"for '{stored.Ref.ClientId}' of stack '{stored.Ref.Stack}'";
            findings.Add(PlanningCodes.SecretNameTaken.At(
                Place.Of(secret.ClientId), $"Secret '{secret.Name}' of '{secret.ClientId}' is already stored {owner}."));
            return null;
        }

        if (stored.Ref.ClientId != secret.ClientId || stored.Ref.Stack != secret.Stack
            || Differs(stored.Ref.Realm, secret.Realm) || Differs(stored.Ref.Issuer, secret.Issuer))
        {
            return new(ChangeAction.Update, ChangeReason.Declared, secret);
        }

        return secret.IsPassword && request.ForeignPasswords.Contains(secret.ClientId) ? new(ChangeAction.Update, ChangeReason.Drifted, secret)
            : request.RealmKeepsSecrets && IsNotOf(stored, secret) ? new(ChangeAction.Update, ChangeReason.Stale, secret)
            : stored.Ref.LifetimeDays != secret.LifetimeDays ? new(ChangeAction.Update, ChangeReason.Declared, secret) { ValueStays = true }
            : null;
    }

    /// <summary>Secrets that an older build stored say neither realm nor issuer; nothing is known to differ then.</summary>
    private static bool Differs(string stored, string declared) => stored.Length > 0 && stored != declared;

    /// <summary>Who is made anew, or was given a new secret behind our back, no longer has the stored one.</summary>
    private bool IsNotOf(StoredSecret stored, SecretRef secret)
    {
        var fingerprint = stored.Attributes.Fingerprint;
        if (secret.IsPassword)
        {
            return !request.Observed.Users.TryGetValue(secret.ClientId, out var user)
                || fingerprint.Length == 0
                || Marks.PasswordOf(user) != fingerprint;
        }

        if (!request.Observed.Clients.TryGetValue(secret.ClientId, out var client))
        {
            return true;
        }

        // Without a fingerprint in the vault nothing tells; storing the secret once more does no harm.
        return request.SecretFingerprints.TryGetValue(secret.ClientId, out var current)
            ? current != fingerprint
            : IsNewer(client, stored);
    }

    /// <summary>For a realm whose secrets the caller may not see: when the secret was made.</summary>
    private static bool IsNewer(Client client, StoredSecret stored) =>
        long.TryParse(client.Attributes.GetOr(CreationTime, string.Empty), out var seconds)
        && seconds > (stored.CreatedAt + ClockTolerance).ToUnixTimeSeconds();
}
