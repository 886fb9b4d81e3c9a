using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Rules;

namespace Provisioning.Reviewing;

/// <summary>Refuses any deletion, unless an exception of the owner's stack covers a technical user or the platform's covers the object.</summary>
internal static class DeletionGate
{
    private const int MaxCauses = 20;

    public static (ImmutableArray<GateVerdict> Verdicts, ImmutableArray<AcceptedFinding> Accepted) Judge(ReviewRequest request, ChangePlaces places)
    {
        if (!request.Gates.FailOnDeletion)
        {
            return ([], []);
        }

        var exceptions = new GateExceptions(request.Compiled, request.Today);
        var refused = new List<Change>();
        var accepted = ImmutableArray.CreateBuilder<AcceptedFinding>();
        foreach (var change in DeletedBy(request.Plan))
        {
            var finding = Cause(change, request.Gates, places);
            if (exceptions.For(change, finding) is { } exception)
            {
                accepted.Add(new AcceptedFinding(finding, exception));
            }
            else
            {
                refused.Add(change);
            }
        }

        return ([Verdict(refused, accepted.Count, request.Gates, places)], accepted.ToImmutable());
    }

    public static List<Change> DeletedBy(Plan plan) => [.. plan.Changes.Where(c => c.Action == ChangeAction.Delete)];

    private static GateVerdict Verdict(List<Change> refused, int accepted, GateSettings settings, ChangePlaces places)
    {
        if (refused.Count == 0)
        {
            var nothing = accepted == 0 ? "Nothing is deleted." : $"{Sentences.Count(accepted, "deletion")}: accepted by exception.";
            return new GateVerdict(Gate.Deletion, false, nothing, []);
        }

        return new GateVerdict(
            Gate.Deletion,
            true,
            $"{Sentences.Count(refused.Count, "object")} would be deleted: {Sentences.List([.. refused.Select(d => d.Address)])}.",
            [.. refused.Take(MaxCauses).Select(d => Cause(d, settings, places))]);
    }

    private static Diagnostic Cause(Change change, GateSettings settings, ChangePlaces places) => GateCodes.Deletion.At(
        places.OfDeleted(change.Address, change.Stack),
        settings.IsComparison
            ? $"'{change.Address}' would be deleted: the realm compared with has it no longer."
            : $"'{change.Address}' would be deleted: '{change.Stack}' owns it and no longer declares it.");
}
