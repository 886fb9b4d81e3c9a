using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>
/// Refuses more deletions than the caller named, counted over the whole run; without a number, more than a tenth of what a
/// stack owns, and one is always let through.
/// </summary>
internal static class MassDeletionGate
{
    public static IEnumerable<GateVerdict> Judge(ReviewRequest request, ChangePlaces places)
    {
        if (request.Gates.IsDestroy)
        {
            yield break;
        }

        var deleted = DeletionGate.DeletedBy(request.Plan);
        var sentence = request.Gates.MaxDeletions is { } most ? TooMany(deleted, most) : TooManyOfAStack(deleted, request.Before);
        yield return sentence.Length == 0
            ? new GateVerdict(Gate.MassDeletion, false, $"{Sentences.Count(deleted.Count, "deletion")}, which is not too many.", [])
            : new GateVerdict(
                Gate.MassDeletion,
                true,
                sentence,
                [GateCodes.MassDeletion.At(
                    places.OfDeleted(deleted[0].Address, deleted[0].Stack),
                    sentence,
                    $"Check that the declarations are complete; if they are, run with --max-deletions {deleted.Count}.")]);
    }

    private static string TooMany(List<Change> deleted, int most) => deleted.Count <= most
        ? string.Empty
        : $"{Sentences.Count(deleted.Count, "object")} would be deleted, and --max-deletions lets {most} through: {Names(deleted)}.";

    private static string TooManyOfAStack(List<Change> deleted, RealmState realm)
    {
        foreach (var stack in deleted.GroupBy(d => d.Stack, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (count, owned) = (stack.Count(), CountOwned(realm, stack.Key));
            if (count > Math.Max(1, owned / 10))
            {
                return $"{count} of the {Sentences.Count(owned, "object")} of '{stack.Key}' would be deleted, more than a tenth: {Names(stack)}.";
            }
        }

        return string.Empty;
    }

    private static string Names(IEnumerable<Change> deleted) => Sentences.List([.. deleted.Select(d => d.Address)]);

    private static int CountOwned(RealmState realm, string stack)
    {
        return Count(realm.Clients.Values) + Count(realm.Roles.Values) + Count(realm.ClientScopes.Values) + Count(realm.Users.Values);

        int Count(IEnumerable<IRealmObject> objects) => objects.Count(o => o.Stack == stack);
    }
}
