using Provisioning.Diagnostics;
using Provisioning.Planning;

namespace Provisioning.Reviewing;

/// <summary>Refuses any deletion.</summary>
internal static class DeletionGate
{
    private const int MaxCauses = 20;

    public static IEnumerable<GateVerdict> Judge(Plan plan, GateSettings settings, ChangePlaces places)
    {
        if (settings.FailOnDeletion)
        {
            var deleted = DeletedBy(plan);
            yield return deleted.Count == 0
                ? new GateVerdict(Gate.Deletion, false, "Nothing is deleted.", [])
                : new GateVerdict(
                    Gate.Deletion,
                    true,
                    $"{Sentences.Count(deleted.Count, "object")} would be deleted: {Sentences.List([.. deleted.Select(d => d.Address)])}.",
                    [.. deleted.Take(MaxCauses).Select(d => Cause(d, settings, places))]);
        }
    }

    public static List<Change> DeletedBy(Plan plan) => [.. plan.Changes.Where(c => c.Action == ChangeAction.Delete)];

    private static Diagnostic Cause(Change change, GateSettings settings, ChangePlaces places) => GateCodes.Deletion.At(
        places.Of(change.Address),
        settings.IsComparison
            ? $"'{change.Address}' would be deleted: the realm compared with has it no longer."
            : $"'{change.Address}' would be deleted: '{change.Stack}' owns it and no longer declares it.");
}
