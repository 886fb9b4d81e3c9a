using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>
/// What time does to secrets: those that are old enough are rotated where the former one goes on working, those that the realm
/// replaces with a change of their client follow into the vault, and the rest is told.
/// </summary>
internal sealed class DueSecrets(PlanRequest request, Ownership ownership, IReadOnlyList<Change> changes)
{
    private const int NoticeDays = 14;

    /// <summary>How long an apply may take: what expires meanwhile is replaced by the realm all the same.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);

    private readonly List<Diagnostic> findings = [];

    private readonly HashSet<string> updated = changes
        .Where(c => c.Before is not null && c.After is Client { ServiceAccount: not null })
        .Select(c => c.Address.Name)
        .ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<Diagnostic> Findings => findings;

    /// <summary>The changes with those that time makes, deletions last.</summary>
    public IEnumerable<SecretChange> AddTo(IReadOnlyList<SecretChange> planned)
    {
        var names = planned.Select(c => c.Secret.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stored = request.StoredSecrets.ToLookup(s => s.Ref.Name, StringComparer.OrdinalIgnoreCase);
        var added = request.Secrets
            .Where(s => ownership.IsSelected(s.Stack) && stored.Contains(s.Name))
            .Select(s => (Secret: s, Change: ChangeOf(s, stored[s.Name].First(), isPlanned: names.Contains(s.Name))))
            .Where(s => s.Change is not null && !names.Contains(s.Secret.Name))
            .Select(s => s.Change!)
            .ToList();
        return added.Count == 0
            ? planned
            : planned.Concat(added).OrderBy(c => c.Action == ChangeAction.Delete).ThenBy(c => c.Secret.Name, StringComparer.Ordinal);
    }

    /// <param name="isPlanned">Whether the plan stores the secret anyway.</param>
    private SecretChange? ChangeOf(SecretRef secret, StoredSecret stored, bool isPlanned)
    {
        var client = secret.IsPassword ? null : request.Observed.Clients.GetOr(secret.ClientId, null!);
        if (client is not null && client.Stack != secret.Stack)
        {
            return null;
        }

        var times = client is null ? new SecretTimes(null, null, null) : SecretTimes.Of(client);
        if (times.IsExpired(request.Now + Margin) && updated.Contains(secret.ClientId))
        {
            findings.Add(RotationCodes.ChangeRotates.At(
                Place.Of(secret.ClientId),
                $"The secret of '{secret.ClientId}' {Ends(times)} {Moment.Of(times.ExpiresAt!.Value)}: the change of its client replaces it."));
            return new(ChangeAction.Update, ChangeReason.Renewed, secret);
        }

        var dueAt = secret.RotateAfterDays == 0
            ? DateTimeOffset.MaxValue
            : (times.CreatedAt ?? stored.CreatedAt).AddDays(secret.RotateAfterDays);
        var isDue = dueAt <= request.Now || (secret.RotateAfterDays > 0 && times.IsExpired(request.Now));
        if (isDue && !isPlanned && !times.Overlaps(request.Now))
        {
            return Due(secret, client);
        }

        Tell(secret, times, dueAt);
        return null;
    }

    private SecretChange? Due(SecretRef secret, Client? client)
    {
        if (client is { Enabled: true, ServiceAccount.Enabled: true } && request.Policies is { } policies
            && RotationPolicy.TermsFor(policies, client) is { HasOverlap: true })
        {
            return new(ChangeAction.Update, ChangeReason.Due, secret);
        }

        findings.Add(RotationCodes.DueWithoutOverlap.At(
            Place.Of(secret.ClientId),
            $"The secret of '{secret.ClientId}' is older than {secret.RotateAfterDays} days and is not rotated: "
            + $"{(client is { Enabled: false } ? "its technical user is switched off" : "its former one would end at once")}."));
        return null;
    }

    private void Tell(SecretRef secret, SecretTimes times, DateTimeOffset dueAt)
    {
        var place = Place.Of(secret.ClientId);
        if (times.IsExpired(request.Now))
        {
            findings.Add(RotationCodes.Expired.At(
                place, $"The secret of '{secret.ClientId}' expired {Moment.Of(times.ExpiresAt!.Value)}: nobody signs in with it."));
        }
        else if (dueAt > request.Now && dueAt - request.Now <= TimeSpan.FromDays(NoticeDays))
        {
            findings.Add(RotationCodes.DueSoon.At(place, $"The secret of '{secret.ClientId}' is due for rotation {Moment.Of(dueAt)}."));
        }
    }

    private string Ends(SecretTimes times) => times.IsExpired(request.Now) ? "expired" : "expires";
}
