using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>Refuses more deletions than asked for, or than a tenth of what the stacks own.</summary>
internal static class MassDeletionGate
{
    public static IEnumerable<GateVerdict> Judge(ReviewRequest request, ChangePlaces places)
    {
        if (request.Gates.IsDestroy)
        {
            yield break;
        }

        var deleted = DeletionGate.DeletedBy(request.Plan);
        var limit = request.Gates.MaxDeletions ?? Math.Max(1, CountOwned(request) / 10);
        if (deleted.Count <= limit)
        {
            yield return new GateVerdict(
                Gate.MassDeletion, false, $"{Sentences.Count(deleted.Count, "deletion")}; up to {limit} are let through.", []);
            yield break;
        }

        var sentence = $"{deleted.Count} objects would be deleted, more than {limit}: {Sentences.List([.. deleted.Select(d => d.Address)])}.";
        yield return new GateVerdict(
            Gate.MassDeletion,
            true,
            sentence,
            [GateCodes.MassDeletion.At(
                places.Of(deleted[0].Address),
                sentence,
                $"Check that the declarations are complete; if they are, run with --max-deletions {deleted.Count}.")]);
    }

    private static int CountOwned(ReviewRequest request)
    {
        var stacks = request.Stacks.ToHashSet(StringComparer.Ordinal);
        var realm = request.Before;
        return Count(realm.Clients.Values) + Count(realm.Roles.Values) + Count(realm.ClientScopes.Values);

        int Count(IEnumerable<IRealmObject> objects) => objects.Count(o => stacks.Contains(o.Stack));
    }
}
